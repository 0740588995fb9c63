import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkFact, type Fact } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { all, facts as anyFacts, makeFact, makeFacts, temporaryFolder } from '../test/facts.js'
import { parallelRow, writeRelease } from '../test/releases.js'
import { describeDataset } from './describe-dataset.js'
import { loadFacts } from './load-facts.js'
import type { SkippedRows } from './rows/rejections.js'

const forms = [
  { layout: 'parallel', format: 'parquet' },
  { layout: 'parallel', format: 'parquet', codec: 'ZSTD', shards: 2 },
  { layout: 'parallel', format: 'jsonl' },
  { layout: 'per-language', format: 'parquet' },
  { layout: 'per-language', format: 'parquet', codec: 'ZSTD', shards: 2 },
  { layout: 'per-language', format: 'jsonl', shards: 2 },
] as const

/** Writes JSON lines of the parallel config with one line replaced by something else. */
function withLine(line: number, replacement: string, count = 3): string {
  const folder = writeRelease(temporaryFolder(), makeFacts(count), { format: 'jsonl' })
  const file = path.join(folder, 'data', 'parallel', 'test.jsonl')
  const lines = readFileSync(file, 'utf8').split('\n')
  lines[line - 1] = replacement
  writeFileSync(file, lines.join('\n'))
  return folder
}

const withoutQuestion = (index: number) => {
  const row = parallelRow(makeFact(index)) as { translations: { de: object } }
  row.translations.de = { ...row.translations.de, question: '' }
  return JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? Number(value) : value))
}

describe('loadFacts', () => {
  it.each(forms)('reads what was written: %o', async (form) => {
    const facts = makeFacts(5, ['en', 'de', 'sw'])
    expect(await all(loadFacts(writeRelease(temporaryFolder(), facts, form)))).toEqual(facts)
  })

  it.each(['wiki-fact', 'polyfact'] as const)(
    'gives ids of the language to the wrong candidates of %s',
    async (release) => {
      const folder = writeRelease(temporaryFolder(), makeFacts(2), { release })
      const [fact] = await all(loadFacts(folder, { languages: ['de'] }))
      // the candidates of fact 0 in German, the second language, start with the second id
      expect(fact!.languages).toEqual({
        de: {
          question: 'de: capital of Q10?',
          candidates: [
            { id: 'option-de:0', text: 'Q30 in de' },
            { id: 'option-de:1', text: 'Q40 in de' },
            { id: 'option-de:2', text: 'Q50 in de' },
            { id: 'Q20', text: 'Q20 in de' },
          ],
        },
      })
    },
  )

  it.each(['wiki-fact', 'polyfact'] as const)(
    'refuses several languages of %s, with the remedy',
    async (release) => {
      const folder = writeRelease(temporaryFolder(), makeFacts(2), { release })
      for (const invalid of ['error', 'skip'] as const) {
        await expect(all(loadFacts(folder, { invalid }))).rejects.toMatchObject({
          code: 'CANDIDATE_MISMATCH',
          message: expect.stringMatching(/fact Q10\|P36\|Q20 .*PolyFact-Clean.*single language/),
        })
      }
    },
  )

  it('facts of two languages loaded apart cannot be merged by position', async () => {
    const folder = writeRelease(temporaryFolder(), makeFacts(1), { release: 'polyfact' })
    const [english, german] = await Promise.all(
      ['en', 'de'].map(async (language) => (await all(loadFacts(folder, { languages: [language] })))[0]!),
    )
    const merged = { ...english!, languages: { ...english!.languages, ...german!.languages } }
    expect(() => checkFact(merged)).toThrow(expect.objectContaining({ code: 'CANDIDATE_MISMATCH' }))
  })

  it('reads anew each time', async () => {
    const facts = loadFacts(writeRelease(temporaryFolder(), makeFacts(2)))
    expect(await all(facts)).toEqual(makeFacts(2))
    expect(await all(facts)).toEqual(makeFacts(2))
  })

  it.each(['jsonl', 'parquet'] as const)('names a file of %s that is a link to nothing', async (format) => {
    const folder = writeRelease(temporaryFolder(), makeFacts(1), { format })
    const file = path.join(folder, 'data', 'parallel', `test.${format}`)
    rmSync(file)
    symlinkSync(path.join(folder, 'gone'), file)
    const error = { code: 'FILE_NOT_FOUND', message: expect.stringContaining(`${file} cannot be opened`) }
    await expect(all(loadFacts(folder))).rejects.toMatchObject(error)
    await expect(describeDataset(folder)).rejects.toMatchObject(error)
  })

  it('stops at the limit without reading on', async () => {
    const folder = withLine(3, '{"fact_id":')
    expect(await all(loadFacts(folder, { limit: 2 }))).toEqual(makeFacts(2))
    await expect(all(loadFacts(folder))).rejects.toMatchObject({ code: 'FILE_CORRUPT' })
  })

  it('stops when it is told to', async () => {
    const folder = writeRelease(temporaryFolder(), makeFacts(3))
    const controller = new AbortController()
    const read: string[] = []
    const reading = (async () => {
      for await (const { id } of loadFacts(folder, { signal: controller.signal })) {
        read.push(id)
        controller.abort()
      }
    })()
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED' })
    expect(read).toHaveLength(1)
    for (const source of [folder, 'sample']) {
      const stopped = all(loadFacts(source, { signal: AbortSignal.abort() }))
      await expect(stopped).rejects.toMatchObject({ code: 'ABORTED' })
    }
  })

  it('refuses options that make no sense before it reads', () => {
    expect(() => loadFacts('sample', { limit: 0 })).toThrow(expect.objectContaining({ code: 'OUT_OF_RANGE' }))
  })

  it('says that nothing is there', async () => {
    const folder = withLine(1, '', 1)
    await expect(all(loadFacts(folder))).rejects.toMatchObject({
      code: 'EMPTY_INPUT',
      message: `loadFacts: ${folder} has no fact in the split test; at least one is expected`,
    })
  })

  it('says what was left out when nothing remains', async () => {
    const folder = withLine(1, withoutQuestion(0), 1)
    await expect(all(loadFacts(folder, { invalid: 'skip' }))).rejects.toMatchObject({
      code: 'EMPTY_INPUT',
      message: expect.stringContaining('(left out: question 1, incomplete 1)'),
    })
  })

  describe('with a row that cannot be used', () => {
    it('names file, line, fact, language and reason', async () => {
      const folder = withLine(2, withoutQuestion(1))
      const file = path.join(folder, 'data', 'parallel', 'test.jsonl')
      await expect(all(loadFacts(folder))).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: `${file} line 2: fact Q11|P36|Q21 in de: the question is ""; a text is expected`,
        details: { fault: 'question' },
      })
      expect(await all(loadFacts(folder, { languages: ['en'] }))).toHaveLength(3)
    })

    it('leaves it out and reports it once', async () => {
      const reports: SkippedRows[] = []
      const onSkipped = (skipped: SkippedRows) => reports.push(skipped)
      const folder = withLine(2, withoutQuestion(1))
      const facts = await all(loadFacts(folder, { invalid: 'skip', onSkipped }))
      expect(facts).toEqual([makeFact(0), makeFact(2)])
      expect(reports).toHaveLength(1)
      expect(reports[0]).toMatchObject({
        total: 2,
        reasons: {
          question: { count: 1, first: expect.stringContaining('line 2') },
          incomplete: { count: 1, first: expect.stringContaining('Q11|P36|Q21') },
        },
      })
    })

    it('keeps its fact in the other languages', async () => {
      const options = { invalid: 'skip', incomplete: 'keep' } as const
      const facts = await all(loadFacts(withLine(2, withoutQuestion(1)), options))
      expect(facts.map(({ languages }) => Object.keys(languages).join())).toEqual(['en,de', 'en', 'en,de'])
    })

    it('reports what was left out before the reader stopped', async () => {
      const reports: SkippedRows[] = []
      const options = { invalid: 'skip', onSkipped: (skipped: SkippedRows) => reports.push(skipped) } as const
      for await (const _ of loadFacts(withLine(1, withoutQuestion(0)), options)) break
      expect(reports.map(({ total }) => total)).toEqual([2])
    })

    it('is silent when nothing was left out', async () => {
      const onSkipped = () => {
        throw new Error('nothing was left out')
      }
      expect(await all(loadFacts(writeRelease(temporaryFolder(), makeFacts(2)), { onSkipped }))).toHaveLength(
        2,
      )
    })
  })

  it('never skips a line that is no JSON', async () => {
    for (const [line, text] of [
      [2, '{"fact_id":}'],
      [4, '{"fact_id":"Q1'],
    ] as const) {
      await expect(all(loadFacts(withLine(line, text), { invalid: 'skip' }))).rejects.toMatchObject({
        code: 'FILE_CORRUPT',
        message: expect.stringContaining(`test.jsonl line ${line}:`),
      })
    }
  })

  it('reads the bundled sample', async () => {
    const facts = await all(loadFacts('sample', { languages: ['sw', 'en'], limit: 3 }))
    expect(facts.map(({ split, languages }) => [split, ...Object.keys(languages)])).toEqual(
      Array(3).fill(['test', 'sw', 'en']),
    )
  })
})

describe('loadFacts (properties)', () => {
  it('is the inverse of writing, in every layout and format, and any order of languages', async () => {
    const folder = temporaryFolder()
    let run = 0
    await fc.assert(
      fc.asyncProperty(anyFacts, fc.constantFrom(...forms), fc.boolean(), async (facts, form, reversed) => {
        const written = writeRelease(path.join(folder, String(run++)), facts, form)
        const there = Object.keys(facts[0]!.languages)
        const languages = reversed ? [...there].reverse() : there
        const read = await all(loadFacts(written, { languages }))
        expect(read).toEqual(facts)
        expect(read.map((fact) => Object.keys(fact.languages))).toEqual(facts.map(() => languages))
      }),
      { numRuns: 25 },
    )
  })
})

describe('loadFacts (reference)', () => {
  const golden = fileURLToPath(new URL('../test/golden/', import.meta.url))
  const { facts } = JSON.parse(readFileSync(path.join(golden, 'releases.json'), 'utf8')) as { facts: Fact[] }
  const texts = (fact: Fact, language: string) => fact.languages[language]!.candidates.map(({ text }) => text)

  it.each(['parallel', 'per-language'] as const)(
    'reads PolyFact-Clean as pyarrow writes it: %s',
    async (layout) => {
      expect(await all(loadFacts(path.join(golden, 'polyfact-clean'), { layout }))).toEqual(facts)
    },
  )

  it.each(['polyfact', 'wiki-fact'])(
    'reads %s as pyarrow writes it, a language at a time',
    async (release) => {
      for (const language of ['en', 'de', 'bn']) {
        const expected = facts.filter(
          ({ id }) => !(release === 'polyfact' && language === 'bn' && id.startsWith('Q183')),
        )
        const options = { languages: [language], incomplete: 'skip' } as const
        const read = await all(loadFacts(path.join(golden, release), options))
        expect(read.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
        for (const [index, fact] of read.entries()) {
          expect(texts(fact, language)).toEqual(texts(expected[index]!, language))
          const gold = fact.languages[language]!.candidates.find(({ id }) => id === fact.object.id)
          expect(expected[index]!.languages[language]!.candidates).toContainEqual(gold)
        }
      }
    },
  )
})
