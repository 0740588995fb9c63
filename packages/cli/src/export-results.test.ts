import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder, scoresText } from '../test/records.js'
import { exportResults } from './export-results.js'
import { measureResults } from './measure-results.js'

async function scoresFile(): Promise<string> {
  const path = join(await emptyFolder(), 'scores.jsonl')
  await writeFile(path, scoresText([1, 7]))
  return path
}

describe('exportResults', () => {
  it.each(['csv', 'parquet'] as const)('writes a table that is read as the same results: %s', async (to) => {
    const path = await scoresFile()
    const out = join(await emptyFolder(), `scores.${to}`)
    expect((await exportResults([path], { to, out })).files).toEqual([out])
    const [before] = await measureResults([path], { normalization: 'sum' })
    const [after] = await measureResults([out], { normalization: 'sum' })
    expect(after!.name).toBe(before!.name)
    expect({ ...after!.result, madeFrom: null }).toEqual({ ...before!.result, madeFrom: null })
  })

  it('writes an Every Eval Ever record and its instances', async () => {
    const out = join(await emptyFolder(), 'record.json')
    const { files } = await exportResults([await scoresFile()], {
      to: 'every-eval-ever',
      out,
      organization: 'somebody',
      retrievedAt: 1_700_000_000,
    })
    const aggregate = JSON.parse(await readFile(files[0]!, 'utf8'))
    expect(aggregate).toMatchObject({
      schema_version: '0.3.0',
      retrieved_timestamp: '1700000000',
      source_metadata: { source_organization_name: 'somebody' },
      model_info: { id: 'tiny' },
    })
    const instances = (await readFile(files[1]!, 'utf8')).trim().split('\n')
    expect(instances).toHaveLength(4)
    expect(JSON.parse(instances[0]!)).toMatchObject({ evaluation_id: aggregate.evaluation_id })
  })

  it('refuses two models in one record', async () => {
    const paths = [await scoresFile(), await scoresFile()]
    const out = join(await emptyFolder(), 'record.json')
    await expect(exportResults(paths, { to: 'every-eval-ever', out })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
  })
})
