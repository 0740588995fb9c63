import { describe, expect, it } from 'vitest'
import { formatSample } from '../../scripts/make-sample/format-sample.js'
import { readSample } from '../../src/sample/read-sample.js'

describe('formatSample', () => {
  it('writes JSON with a line for each fact and entity', async () => {
    const { file } = await readSample()
    const text = formatSample(file)
    expect(JSON.parse(text)).toEqual(file)
    const fact = JSON.stringify(file.facts[0])
    expect(text.split('\n')).toContain(`${fact},`)
  })
})
