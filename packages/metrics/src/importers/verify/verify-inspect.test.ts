import { describe, expect, it } from 'vitest'
import { changed, nextAbove } from '../../../test/changes.js'
import { fileOf } from '../../../test/files.js'
import { zipOf } from '../../../test/zip.js'
import { verifyInspect } from './verify-inspect.js'

const verify = async (value: unknown) => verifyInspect(await fileOf('log.json', JSON.stringify(value)))

describe('verifyInspect', () => {
  const choice = (id: string, completion: string, value: string) => ({
    id,
    epoch: 1,
    choices: ['a', 'b'],
    target: 'A',
    output: { completion },
    scores: { choice: { value, answer: 'A' }, judge: { value: 'C' } },
  })
  // C C I: accuracy 2/3; deviations 1/3 1/3 2/3: variance (1/9+1/9+4/9)/2 = 1/3; stderr √(1/3)/√3 = 1/3
  const log = {
    version: 2,
    status: 'success',
    eval: { task: 't', model: 'm', scorers: [{ name: 'choice' }] },
    results: {
      scores: [
        {
          name: 'choice',
          metrics: { accuracy: { value: 2 / 3 }, stderr: { value: 1 / 3 }, other: { value: 1 } },
        },
      ],
    },
    samples: [choice('f', 'ANSWER: A', 'C'), choice('g', 'ANSWER: A', 'C'), choice('h', 'ANSWER: B', 'I')],
  }

  it('confirms verdicts and metrics, and says what it cannot check', async () => {
    const verification = await verify(log)
    expect(verification).toMatchObject({ format: 'inspect', records: 3, checked: 5, differences: [] })
    expect(verification.unchecked).toEqual([
      { path: 'samples.*.scores.judge', reason: expect.stringContaining('needs a model') },
      { path: 'results.scores.0.metrics.other.value', reason: 'nothing is known of how it is computed' },
    ])
    expect(verification.notices).toEqual([expect.stringContaining('stderr is held to 1e-12')])
  })

  it('finds a changed verdict and metric', async () => {
    const paths = async (keys: string[], to: unknown) =>
      (await verify(changed(log, keys, to))).differences.map(({ path }) => path)
    const metrics = ['results', 'scores', '0', 'metrics']
    expect(await paths([...metrics, 'accuracy', 'value'], nextAbove(2 / 3))).toEqual([
      'results.scores.0.metrics.accuracy.value',
    ])
    expect(await paths([...metrics, 'stderr', 'value'], 0.334)).toEqual([
      'results.scores.0.metrics.stderr.value',
    ])
    // the metrics are those of the completions, whatever the verdicts say
    expect(await paths(['samples', '2', 'scores', 'choice', 'value'], 'C')).toEqual([
      'samples.h_epoch_1.scores.choice.value',
    ])
  })

  it('looks at punctuation once, however much there is', async () => {
    // tried from each place of a run, this would be 10¹⁰ steps
    const sample = {
      id: 'f',
      epoch: 1,
      target: 'Paris',
      output: { completion: `Paris${' !'.repeat(1e5)}.` },
      scores: { match: { value: 'C' } },
    }
    const inner = {
      ...sample,
      id: 'g',
      output: { completion: `Paris${' !'.repeat(1e5)}x` },
      scores: { match: { value: 'I' } },
    }
    const scorers = [{ name: 'match', options: {} }]
    const { differences } = await verify({
      eval: { task: 't', model: 'm', scorers },
      samples: [sample, inner],
    })
    expect(differences).toEqual([])
  })

  it('takes the mean of epochs first, from an .eval log as well', async () => {
    const free = (id: string, epoch: number, completion: string, value: string) => ({
      id,
      epoch,
      target: 'Straße',
      output: { completion },
      scores: { match: { value } },
    })
    const header = {
      eval: { task: 't', model: 'm', scorers: [{ name: 'inspect_ai/match', options: {} }] },
      results: { scores: [{ name: 'match', reducer: 'mean', metrics: { accuracy: { value: 0.75 } } }] },
    }
    const samples = [
      free('f', 1, 'It is in the STRASSE.', 'C'),
      free('f', 2, 'no', 'I'),
      free('g', 1, 'straße', 'C'),
    ]
    const entries = [
      { name: 'header.json', text: JSON.stringify(header) },
      ...samples.map((sample) => ({
        name: `samples/${sample.id}_epoch_${sample.epoch}.json`,
        text: JSON.stringify(sample),
      })),
    ]
    const path = await fileOf('log.eval', zipOf(entries))
    expect(await verifyInspect(path)).toMatchObject({ records: 3, checked: 4, differences: [] })
    const withOptions = changed({ ...header, samples }, ['eval', 'scorers', '0', 'options'], {
      location: 'any',
    })
    expect((await verify(withOptions)).unchecked).toEqual([
      expect.objectContaining({ path: 'samples.*.scores.match' }),
    ])
  })
})
