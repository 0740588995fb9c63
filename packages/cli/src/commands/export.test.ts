import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder, scoresText } from '../../test/records.js'
import { run } from '../../test/terminal.js'

describe('polyfact export', () => {
  it('writes a table and says where', async () => {
    const folder = await emptyFolder()
    const [path, table] = [join(folder, 'scores.jsonl'), join(folder, 'scores.csv')]
    await writeFile(path, scoresText([1]))
    const { out, thrown } = await run('export', path, '--to', 'csv', '--out', table)
    expect(thrown).toBeUndefined()
    expect(out).toBe(`${table}\n`)
    expect((await readFile(table, 'utf8')).split('\n')[0]).toMatch(/^model,fact,/)
  })
})
