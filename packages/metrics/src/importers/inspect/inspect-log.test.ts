import { describe, expect, it } from 'vitest'
import { all, fileOf } from '../../../test/files.js'
import { refusal } from '../../../test/scores.js'
import { zipOf } from '../../../test/zip.js'
import { inspectLogOf, openInspectLog } from './inspect-log.js'

const header = { status: 'success', eval: { task: 't', model: 'm' } }
const sample = { id: 'f', target: 'a' }

describe('openInspectLog', () => {
  it('reads both forms alike, NaN among the aggregates included', async () => {
    const results = '"results": {"scores": [{"name": "match", "metrics": {"accuracy": {"value": NaN}}}]}'
    const text = (rest: object) => JSON.stringify({ ...header, ...rest }).replace(/}$/, `, ${results}}`)
    const json = await openInspectLog(await fileOf('log.json', text({ samples: [sample] })))
    const zip = zipOf([
      { name: 'header.json', text: text({}) },
      { name: 'samples/f_epoch_1.json', text: JSON.stringify(sample) },
    ])
    const packed = await openInspectLog(await fileOf('log.zip', zip)) // its name counts for nothing
    expect(packed.header).toEqual(json.header)
    const samples = [await all(json.samples()), await all(packed.samples())]
    expect(samples[1]!.map((placed) => placed.sample)).toEqual(samples[0]!.map((placed) => placed.sample))
    expect(samples.map(([first]) => first!.place.replace(/^.*\//, ''))).toEqual([
      'log.json: samples.0',
      'f_epoch_1.json',
    ])
  })

  it('stops when it is told', async () => {
    const zip = zipOf([{ name: 'header.json', text: JSON.stringify(header) }])
    const signal = AbortSignal.abort()
    expect(await refusal(async () => openInspectLog(await fileOf('log.eval', zip), { signal }))).toMatch(
      /^ABORTED/,
    )
  })
})

describe('inspectLogOf', () => {
  it('refuses what is no log, and a log without samples', async () => {
    expect(await refusal(() => inspectLogOf('x', { samples: [] }))).toMatch(/^UNSUPPORTED_FORMAT: x: /)
    expect(await refusal(() => inspectLogOf('x', { ...header, samples: [] }))).toMatch(/^EMPTY_INPUT: x: /)
  })
})
