import { type CandidateScores, type Fact, parseCandidateScores, parseScoresHeader } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collect, fact } from '../test/facts.js'
import { memoryModel, sumAlone } from '../test/memory-model.js'
import { scoreCandidates } from './score-candidates.js'
import type { ScoreCandidatesOptions, ScoreProgress } from './scoring/score-options.js'

const capital = fact('capital', { en: ['Paris', 'Lyon', 'Nice'], zh: ['巴黎', '里昂', '尼斯'] })
const bilingual = { languages: ['en', 'zh'] }

function score(
  facts: Iterable<Fact> | AsyncIterable<Fact>,
  options: ScoreCandidatesOptions = {},
  model = memoryModel(),
) {
  return collect(scoreCandidates(model, facts, { ...bilingual, ...options }))
}

async function failure(run: Promise<unknown>) {
  return run.then(
    () => expect.fail('an error was expected'),
    (error: { code: string; message: string; details: object }) => error,
  )
}

describe('scoreCandidates', () => {
  it('keeps the order of facts, and of the languages that were asked for', async () => {
    const facts = ['a', 'b', 'c'].map((id) => fact(id, { zh: ['一', '二'], en: ['one', 'two'] }))
    async function* stream() {
      yield* facts
    }
    const scores = await score(stream(), { languages: ['zh', 'en'] })
    expect(scores.map((line) => `${line.fact} ${line.language}`)).toEqual([
      'a zh',
      'a en',
      'b zh',
      'b en',
      'c zh',
      'c en',
    ])
  })

  it('writes lines that the schema reads, under one header that is there at once', async () => {
    const stream = scoreCandidates(memoryModel(), [capital], { ...bilingual, total: 1 })
    const header = parseScoresHeader(stream.header)
    expect(header).toMatchObject({
      model: { id: 'memory' },
      dataset: { id: 'facts', revision: null },
      languages: ['en', 'zh'],
      facts: 1,
      prompt: { id: 'paper' },
      tokenizer: { revision: 'sha256:characters' },
      precision: 'float32',
      provider: 'cpu',
    })
    for (const line of await collect(stream)) expect(parseCandidateScores(line).header).toBe(header.id)
  })

  it('yields nothing for no facts', async () => {
    expect(await score([])).toEqual([])
  })

  it('uses another prompt where one is given', async () => {
    const prompt = { id: 'bare', template: '{question}', continuation: '={candidate}' }
    const [scores] = await score([capital], { languages: ['en'], prompt })
    expect(scores!.candidates[0]!.sum).not.toBe(sumAlone('capital en?', 'Paris'))
    expect(scores!.candidates[0]!.tokens).toBe(6)
  })

  it('tells progress after each fact, with the total where it is known', async () => {
    const seen: ScoreProgress[] = []
    await score([capital, capital], { onProgress: (progress) => seen.push(progress) })
    // English: 29 of the prompt, 6 + 5 + 5 − 3 of the candidates; Chinese: 29 and 3 × 3 − 3.
    expect(seen).toEqual([
      { facts: 1, total: 2, questions: 2, tokens: 77 },
      { facts: 2, total: 2, questions: 4, tokens: 154 },
    ])
  })
})

describe('scoreCandidates (bad input)', () => {
  it('throws for options when it is called, not when it is iterated', () => {
    expect(() => scoreCandidates(memoryModel(), [], { languages: [] })).toThrow(
      expect.objectContaining({ code: 'EMPTY_INPUT' }),
    )
    expect(() => scoreCandidates(memoryModel(), [], { total: 0 })).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', details: expect.objectContaining({ path: 'facts' }) }),
    )
  })

  it('loses nothing that was computed before a bad fact', async () => {
    const bad = { ...capital, id: 'bad', object: { id: 'Q9' } }
    const seen: CandidateScores[] = []
    const run = async () => {
      for await (const line of scoreCandidates(memoryModel(), [capital, capital, bad], bilingual))
        seen.push(line)
    }
    expect(await failure(run())).toMatchObject({ code: 'GOLD_MISSING' })
    expect(seen).toHaveLength(4)
  })

  it('stops at the next batch when the caller does, and keeps the facts that were complete', async () => {
    const controller = new AbortController()
    const seen: CandidateScores[] = []
    const run = async () => {
      const facts = Array.from({ length: 50 }, () => capital)
      const options = { ...bilingual, signal: controller.signal }
      for await (const line of scoreCandidates(memoryModel(), facts, options)) {
        seen.push(line)
        if (seen.length === 6) controller.abort()
      }
    }
    expect(await failure(run())).toMatchObject({ code: 'ABORTED' })
    expect(seen.length).toBeGreaterThanOrEqual(6)
    expect(seen.length).toBeLessThan(12)
    expect(seen.length % 2).toBe(0)
  })
})

describe('scoreCandidates (properties)', () => {
  const text = fc.string({ unit: fc.constantFrom(...'abcdefgh '), minLength: 1, maxLength: 9 })
  const facts = fc.array(
    fc.tuple(fc.array(text, { minLength: 2, maxLength: 5 }), fc.nat(4)).map(([texts, turn]) =>
      fact('f', {
        en: texts,
        zh: [...texts.slice(turn % texts.length), ...texts.slice(0, turn % texts.length)],
      }),
    ),
    { maxLength: 4 },
  )

  it('equals scoring each candidate alone, whatever the token budget', async () => {
    await fc.assert(
      fc.asyncProperty(facts, fc.integer({ min: 1, max: 300 }), async (list, tokenBudget) => {
        const lines = await score(list, { tokenBudget })
        for (const [index, one] of list.entries()) {
          for (const [offset, language] of bilingual.languages.entries()) {
            const { question, candidates } = one.languages[language]!
            const sums = lines[2 * index + offset]!.candidates.map(({ sum }) => sum)
            expect(sums).toEqual(candidates.map((candidate) => sumAlone(question, candidate.text)))
          }
        }
      }),
    )
  })

  it('makes the same runs for a fact wherever it stands, so that resumed scores are the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(facts, fc.nat(4), async (list, from) => {
        const runs = async (part: readonly Fact[]) => {
          const model = memoryModel()
          await score(part, { tokenBudget: 80 }, model)
          return model.runs.map(({ rows, width }) => `${rows}×${width}`).sort()
        }
        const apart = [...(await runs(list.slice(0, from))), ...(await runs(list.slice(from)))].sort()
        expect(await runs(list)).toEqual(apart)
      }),
    )
  })

  it('never runs more tokens than the budget, but for a single row', async () => {
    await fc.assert(
      fc.asyncProperty(facts, fc.integer({ min: 1, max: 300 }), async (list, tokenBudget) => {
        const model = memoryModel()
        await score(list, { tokenBudget }, model)
        for (const { rows, width } of model.runs) expect(rows === 1 || rows * width <= tokenBudget).toBe(true)
      }),
    )
  })
})
