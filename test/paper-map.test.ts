import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { entriesOf, exportsOf, readText, root } from './house.js'

/** A row of docs/paper-map.md: paper · our words · file and export · test · example · departure. */
const rows = readText('docs/paper-map.md')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|[-| ]+\|$/.test(line))
  .map((line) => {
    const cells = line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim())
    return {
      cells,
      paper: cells[0]!,
      words: cells[1]!,
      code: cells[2]!,
      test: cells[3]!,
      example: cells[4]!,
    }
  })
  .filter(({ paper }) => paper !== 'Paper')

/** `[text](../target)` of a cell, the target as a path from the root. */
const linksOf = (cell: string) =>
  [...cell.matchAll(/\[([^\]]+)\]\(\.\.\/([^)]+)\)/g)].map(([, text, target]) => ({
    names: [...text!.matchAll(/`(\w+)`/g)].map(([, name]) => name!),
    target: target!,
  }))

describe('docs/paper-map.md', () => {
  it('has rows', () => expect(rows.length).toBeGreaterThan(20))

  it.each(rows)('is true: $paper · $words', ({ cells, code, test, example }) => {
    expect(cells).toHaveLength(6)
    expect(cells.filter((cell) => cell === '')).toEqual([])
    for (const { target } of cells.flatMap(linksOf))
      expect(`${target} ${existsSync(join(root, target))}`).toMatch(/ true$/)

    const files = linksOf(code)
    expect(files.length).toBeGreaterThan(0)
    for (const { names, target } of files.filter((link) => link.target.endsWith('.ts'))) {
      const exported = exportsOf(target).map(({ name }) => name)
      expect({ target, missing: names.filter((name) => !exported.includes(name)) }).toEqual({
        target,
        missing: [],
      })
    }
    expect(
      linksOf(test)
        .map(({ target }) => target)
        .filter((target) => !/\.test\.ts$/.test(target)),
    ).toEqual([])
    const tests = linksOf(test).map(({ target }) => readText(target))
    expect(tests.length).toBeGreaterThan(0)
    const names = files.flatMap((link) => link.names)
    expect(names.filter((name) => !tests.some((text) => text.includes(name)))).toEqual([])
    if (example === '—') return
    expect(linksOf(example).length).toBeGreaterThan(0)
    expect(linksOf(example).every(({ target }) => target.startsWith('examples/'))).toBe(true)
  })

  it('has a row for every function of the metrics package', () => {
    const named = new Set(rows.flatMap(({ code }) => linksOf(code).flatMap(({ names }) => names)))
    const functions = entriesOf('metrics')
      .filter((entry) => !/\/(im|ex)porters\//.test(entry))
      .flatMap(exportsOf)
      .filter(({ isType }) => !isType)
    expect(functions.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([])
  })
})
