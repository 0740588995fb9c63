import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyFolder, header, record, scoresText } from '../test/records.js'
import { resumeScores } from './resume-scores.js'

const pathOfNew = async () => join(await emptyFolder(), 'scores.jsonl')

/** Writes the facts that the file does not hold yet, as `evaluate` does. */
async function complete(path: string, facts: readonly number[]): Promise<string | undefined> {
  const writer = await resumeScores(path, header)
  for (const n of facts.slice(writer.facts.length)) await writer.append([record(n, 'en'), record(n, 'sw')])
  await writer.close()
  return writer.repaired
}

describe('resumeScores', () => {
  it('begins a file with its header', async () => {
    const path = await pathOfNew()
    expect(await complete(path, [1, 2])).toBeUndefined()
    expect(await readFile(path, 'utf8')).toBe(scoresText([1, 2]))
  })

  it('keeps whole facts, cuts off the fact that lacks a language, and says so', async () => {
    const path = await pathOfNew()
    const half = `${JSON.stringify(record(3, 'en'))}\n`
    await writeFile(path, scoresText([1, 2]) + half)
    const writer = await resumeScores(path, header)
    await writer.close()
    expect(writer.facts).toEqual(['Q1|P36|Q9', 'Q2|P36|Q9'])
    expect(writer.repaired).toBe(`${path}: cut off ${half.length} bytes of a half-written fact`)
    expect(await readFile(path, 'utf8')).toBe(scoresText([1, 2]))
  })

  it('refuses a file of another model, dataset, prompt or tokenizer, and leaves it as it is', async () => {
    const others = [
      ['model.revision', { ...header, model: { ...header.model, revision: 'sha256:x' } }],
      ['dataset.revision', { ...header, dataset: { ...header.dataset, revision: 'sha256:x' } }],
      ['prompt.template', { ...header, prompt: { ...header.prompt!, template: '{question}' } }],
      ['tokenizer.revision', { ...header, tokenizer: { revision: 'sha256:x' } }],
    ] as const
    for (const [field, other] of others) {
      const path = await pathOfNew()
      await writeFile(path, scoresText([1]))
      await expect(resumeScores(path, { ...other, id: 'sha256:2' })).rejects.toMatchObject({
        code: 'HEADER_MISMATCH',
        details: { fields: [field] },
      })
      expect(await readFile(path, 'utf8')).toBe(scoresText([1]))
    }
  })

  it('refuses a whole line that is no record, and leaves the file as it is', async () => {
    const path = await pathOfNew()
    const text = scoresText([1]).replace('"tokens":2', '"tokens":"two"')
    await writeFile(path, text)
    await expect(resumeScores(path, header)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('line 2: candidates.0.tokens: found "two"'),
    })
    expect(await readFile(path, 'utf8')).toBe(text)
  })
  it('stops the run that finds that another one wrote to the file', async () => {
    const path = await pathOfNew()
    const facts = [1, 2, 3].map((n) => [record(n, 'en'), record(n, 'sw')])
    const [one, two] = [await resumeScores(path, header), await resumeScores(path, header)]
    await one.append(facts[0]!)
    const { length } = JSON.stringify(header)
    await expect(two.append(facts[0]!)).rejects.toMatchObject({
      code: 'FILE_CHANGED',
      message: expect.stringContaining(`and had ${length + 1} when this run last wrote to it`),
    })
    await one.append(facts[1]!)
    await Promise.all([one.close(), two.close()])
    expect(await readFile(path, 'utf8')).toBe(scoresText([1, 2]))
  })
})

describe('resumeScores (properties)', () => {
  it('comes to the same bytes wherever the file was cut off', async () => {
    const facts = [1, 2, 3]
    const whole = Buffer.from(scoresText(facts))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length }), async (cut) => {
        const path = await pathOfNew()
        await writeFile(path, whole.subarray(0, cut))
        await complete(path, facts)
        expect(await readFile(path)).toEqual(whole)
      }),
    )
  })
})
