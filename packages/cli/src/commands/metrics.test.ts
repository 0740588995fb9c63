import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder, scoresText } from '../../test/records.js'
import { run } from '../../test/terminal.js'

describe('polyfact metrics', () => {
  it('prints a table, one JSON object for one file, and "models" for several', async () => {
    const path = join(await emptyFolder(), 'scores.jsonl')
    await writeFile(path, scoresText([1, 7]))
    expect((await run('metrics', path)).out).toContain('Total Consistency')
    const one = JSON.parse((await run('metrics', path, '--json', '--normalization', 'sum')).out)
    expect(one.accuracy.byLanguage.en).toEqual({ value: 0.5, facts: 2, correct: 1 })
    expect(Object.keys(one)).toEqual(
      expect.arrayContaining(['accuracy', 'totalConsistency', 'rankc', 'agreement', 'madeFrom']),
    )
    const copy = join(await emptyFolder(), 'copy.jsonl')
    await writeFile(copy, scoresText([1, 7]))
    const two = JSON.parse((await run('metrics', path, copy, '--json', '--normalization', 'sum')).out)
    expect(two).toEqual({ models: [one, one] })
  })
})

describe('polyfact metrics, in other forms', () => {
  it('prints a breakdown, a Markdown or LaTeX table, and writes a report', async () => {
    const folder = await emptyFolder()
    const path = join(folder, 'scores.jsonl')
    const report = join(folder, 'report.html')
    await writeFile(path, scoresText([1, 7]))
    expect((await run('metrics', path, '--by', 'relation')).out).toMatch(/│ P36 +│ +2 │/)
    expect((await run('metrics', path, '--by', 'language')).out).toMatch(/│ sw +│ +0\.0 % │/)
    expect((await run('metrics', path, '--markdown')).out).toMatch(/^\| Model \| Accuracy \|/)
    expect((await run('metrics', path, '--latex')).out).toMatch(/\\toprule/)
    expect((await run('metrics', path, '--latex', '--by', 'language')).out.match(/\\toprule/g)).toHaveLength(
      2,
    )
    expect((await run('metrics', path, '--markdown', '--by', 'relation')).out).toMatch(
      /\n\n\| property \| facts \|[\s\S]*\n\ntiny, by property\n$/,
    )
    const { error, out } = await run('metrics', path, '--out', report)
    expect(out).toContain('Total Consistency')
    expect(error).toBe(`report  ${report}\n`)
    expect(await readFile(report, 'utf8')).toMatch(/^<!doctype html>/)
  })

  it('says what was left out, and why', async () => {
    const path = join(await emptyFolder(), 'table.csv')
    const rows = ['Q1,en,Q9,-1,Q9', 'Q1,en,Q8,-2,Q9', 'Q2,en,Q9,nan,Q9', 'Q2,en,Q8,-1,Q9']
    await writeFile(path, `fact,language,candidate,sum,gold\n${rows.join('\n')}\n`)
    const { error, out, thrown } = await run('metrics', path, '--normalization', 'sum')
    expect(thrown).toBeUndefined()
    expect(error).toMatch(/^note: table: left out 1 of 2: .*\(first: .*\)\n/)
    expect(out).toContain('1 fact × 1 language')
  })
})

describe('polyfact metrics, where the report cannot be written', () => {
  it('prints what it measured all the same', async () => {
    const folder = await emptyFolder()
    const path = join(folder, 'scores.jsonl')
    await writeFile(path, scoresText([1, 7]))
    const { out, thrown } = await run('metrics', path, '--out', join(folder, 'no', 'report.html'))
    expect(out).toContain('Total Consistency')
    expect(thrown).toMatchObject({ code: 'FILE_NOT_FOUND' })
  })

  it('refuses an empty path', async () => {
    expect((await run('metrics', '')).error).toMatch(/found an empty path/)
  })
})
