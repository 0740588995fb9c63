import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder } from '../../../test/files.js'
import { refusal } from '../../../test/scores.js'
import { readRunFacts } from './results-file.js'

async function factsOf(...files: readonly unknown[]) {
  const folder = await emptyFolder()
  for (const [at, file] of files.entries()) {
    await writeFile(
      join(folder, `results_${at}.json`),
      typeof file === 'string' ? file : JSON.stringify(file),
    )
  }
  return readRunFacts([folder])
}

describe('readRunFacts', () => {
  it('knows nothing where there is no results file', async () => {
    expect(await factsOf()).toMatchObject({ model: undefined, revision: null, tasks: {}, asked: {} })
  })

  it('puts together the files of several runs', async () => {
    const { model, tasks, asked, versions } = await factsOf(
      {
        model_name: 'a/b',
        configs: { t1: { dataset_path: 'd1' } },
        'n-samples': { t1: { effective: 3 } },
        lm_eval_version: '0.4.8',
      },
      {
        model_name: 'a/b',
        configs: { t2: { dataset_path: 'd2', doc_to_text: null } },
        'n-samples': { t2: { effective: 4 } },
      },
    )
    expect({ model, tasks, asked }).toMatchObject({
      model: 'a/b',
      tasks: { t1: { dataset_path: 'd1' }, t2: { dataset_path: 'd2' } },
      asked: { t1: 3, t2: 4 },
    })
    expect(versions).toEqual({ lm_eval: '0.4.8' })
  })

  it('finds the model in the arguments of old versions, as text or object', async () => {
    expect((await factsOf({ config: { model_args: 'pretrained=a/b,revision=main' } })).model).toBe('a/b')
    expect((await factsOf({ config: { model_args: { pretrained: 'a/b' } } })).model).toBe('a/b')
    expect((await factsOf({ config: { model_args: null } })).model).toBeUndefined()
  })

  it('reads the NaN of Python, and refuses what is no JSON', async () => {
    expect((await factsOf('{"results": {"t": {"acc,none": NaN}}, "model_name": "a/b"}')).model).toBe('a/b')
    expect(await refusal(() => factsOf('{"results": '))).toMatch(/^FILE_CORRUPT: .*results_0.json: /)
    expect(await refusal(() => factsOf({ 'n-samples': { t: {} } }))).toMatch(
      /^INVALID_INPUT: .*n-samples.t.effective/,
    )
  })

  it('refuses another model, and another state of it', async () => {
    expect(await refusal(() => factsOf({ model_name: 'a/b' }, { model_name: 'a/c' }))).toMatch(
      /^HEADER_MISMATCH: .*results_1\.json: found results of the model a\/c beside those of a\/b;/,
    )
    const state = (model_sha: string) => ({ model_name: 'a/b', config: { model_sha } })
    expect(await refusal(() => factsOf(state('1'), state('2')))).toMatch(
      /^HEADER_MISMATCH: .*the revision 2 beside those of 1;/,
    )
  })
})
