import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder, scoresText } from '../../test/records.js'
import { run } from '../../test/terminal.js'

describe('polyfact compare', () => {
  it('prints the table or the comparison as JSON, and writes a report', async () => {
    const folder = await emptyFolder()
    const [a, b, report] = ['base.jsonl', 'tuned.jsonl', 'compare.html'].map((name) => join(folder, name))
    await writeFile(a!, scoresText([1, 2, 7, 9]))
    await writeFile(
      b!,
      scoresText([1, 2, 7, 9]).replaceAll('sha256:1', 'sha256:2').replaceAll('"tiny"', '"tuned"'),
    )
    const words = ['compare', a!, b!, '--baseline', 'base', '--normalization', 'sum', '--resamples', '100']
    expect((await run(...words)).out).toMatch(/^Compared with tiny\n4 facts × 2 languages · sum\n\ntuned\n/)
    const printed = await run(...words, '--json', '--correction', 'benjamini-hochberg', '--out', report!)
    expect(JSON.parse(printed.out)).toMatchObject({
      kind: 'comparison',
      baseline: 'tiny',
      correction: 'benjamini-hochberg',
    })
    expect(await readFile(report!, 'utf8')).toContain('Comparison')
  })
})
