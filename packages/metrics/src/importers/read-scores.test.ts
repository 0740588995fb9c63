import { describe, expect, it } from 'vitest'
import { all, fileOf as namedFile } from '../../test/files.js'
import { headerOf, scoresOf } from '../../test/scores.js'
import { readScores } from './read-scores.js'

const header = headerOf(['en', 'sw'])
const record = (n: number, language: string) => scoresOf(`fact ${n}`, language, ['Q1', 'Q2'])
const scoresText = (facts: readonly number[]) =>
  [header, ...facts.flatMap((n) => header.languages.map((language) => record(n, language)))]
    .map(
      (line) => `${JSON.stringify(line)}
`,
    )
    .join('')
const fileOf = (text: string) => namedFile('scores.jsonl', text)

async function readAll(path: string) {
  const { header: found, scores } = await readScores(path)
  return { header: found, records: await all(scores) }
}

describe('readScores', () => {
  it('reads the header and every line', async () => {
    expect(await readAll(await fileOf(scoresText([1])))).toEqual({
      header,
      records: [record(1, 'en'), record(1, 'sw')],
    })
  })

  it('refuses an empty file', async () => {
    await expect(readAll(await fileOf(''))).rejects.toMatchObject({ code: 'EMPTY_INPUT' })
  })

  it('names the line that was cut off', async () => {
    const text = scoresText([1])
    await expect(readAll(await fileOf(text.slice(0, -10)))).rejects.toMatchObject({
      code: 'FILE_CORRUPT',
      message: expect.stringContaining('scores.jsonl line 3: the line was cut off before its end'),
    })
  })

  it('names the line that is no JSON', async () => {
    await expect(readAll(await fileOf(`${scoresText([1])}NaN,\n`))).rejects.toMatchObject({
      code: 'FILE_CORRUPT',
      message: expect.stringContaining('line 4: found "NaN,"'),
    })
  })

  it.each(['NaN', 'Infinity', '-Infinity'])(
    'names the line that holds %s, as Python writes it',
    async (value) => {
      const text = scoresText([1]).replace('"sum":-1', `"sum": ${value}`)
      await expect(readAll(await fileOf(text))).rejects.toMatchObject({
        code: 'NOT_FINITE',
        message: expect.stringContaining(`scores.jsonl line 2: found "sum": ${value}; a finite number`),
      })
    },
  )

  it('names the line and the field of a record of another form', async () => {
    await expect(readAll(await fileOf(`${scoresText([1])}{"kind":"scores"}\n`))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('scores.jsonl line 4: schemaVersion: found nothing'),
    })
  })

  it('refuses a file that does not begin with a header', async () => {
    await expect(readAll(await fileOf(`${JSON.stringify(record(1, 'en'))}\n`))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('line 1: kind: found "scores"'),
    })
  })
})
