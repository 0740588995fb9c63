import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder } from '../test/records.js'
import { GenerationLine, readGenerationLines } from './generation-lines.js'

async function read(text: string) {
  const path = join(await emptyFolder(), 'generations.jsonl')
  await writeFile(path, text)
  const lines: object[] = []
  for await (const { place, ...line } of readGenerationLines(path))
    lines.push({ ...line, place: place.replace(path, 'file') })
  return lines
}

describe('readGenerationLines', () => {
  it('reads lines, passes over headers and empty lines, and leaves out what it does not need', async () => {
    const lines = [
      '{"kind":"header"}',
      '',
      '{"fact":"Q1","language":"en","text":"","rollout":2,"golds":["x"]}',
    ]
    expect(await read(lines.join('\n'))).toEqual([
      { fact: 'Q1', language: 'en', text: '', rollout: 2, place: 'file line 3' },
    ])
  })

  it('takes the samples of a call of the reward server', async () => {
    expect(await read('{"fact_id":"Q1","language":"en","text":"x","run":"r"}')).toEqual([
      { fact: 'Q1', language: 'en', text: 'x', run: 'r', place: 'file line 1' },
    ])
  })

  it.each([
    ['{"fact":"Q1","language":"en","text":7}', /line 1: text: found 7; expected string$/],
    ['{"fact":"Q1","language":"English","text":""}', /line 1: language: found "English"; expected a BCP-47/],
    ['{"fact":"Q1","language":"en","text":"","rollout":-1}', /line 1: rollout: found -1/],
    ['{"fact":"Q1","fact_id":"Q2"}', /line 1: found fact "Q1" and fact_id "Q2"; one fact is expected$/],
    ['[]', /line 1: found \[\]; expected object$/],
    ['null', /line 1: found null; expected object$/],
    ['{"fact"\n', /line 1: found "\{\\"fact\\""; a complete JSON record is expected$/],
  ])('refuses %s', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message)
  })
})

describe('GenerationLine', () => {
  it('takes a rollout by number or name, or none', () => {
    const line = { fact: 'Q1', language: 'en', text: '' }
    for (const rollout of [0, 'a', undefined])
      expect(GenerationLine.safeParse({ ...line, rollout }).success).toBe(true)
  })
})
