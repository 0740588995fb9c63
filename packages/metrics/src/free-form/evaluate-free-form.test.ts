import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AnswerMatching, type Generation, parseFreeFormResult } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generationOf } from '../../test/free-form.js'
import { headerOf, refusal } from '../../test/scores.js'
import { accuracy } from '../accuracy.js'
import { overlapWhereKnown } from '../evaluate/overlap-where-known.js'
import { totalConsistency } from '../total-consistency.js'
import { evaluateFreeForm, evaluateFreeFormPerFact } from './evaluate-free-form.js'
import { freeFormAgreement } from './free-form-agreement.js'
import { klarMatchAny } from './klar-match.js'
import { tokenF1 } from './token-f1.js'

const CITIES = [
  { id: 'Q456', texts: ['Lyon'] },
  { id: 'Q90', texts: ['Paris'] },
]
const byId = { candidates: CITIES, gold: 'Q90' }

describe('evaluateFreeForm', () => {
  it('matches a case worked by hand', async () => {
    const header = headerOf(['en', 'sw'])
    const generations = [
      generationOf('all right', 'en', 'Paris', { ...byId, property: 'P36', group: 'cities' }),
      generationOf('all right', 'sw', 'paris, Ufaransa', { ...byId, property: 'P36' }),
      generationOf('wrong alike', 'sw', 'Lyon', { ...byId, property: 'P17' }),
      generationOf('wrong alike', 'en', 'Lyon', { ...byId, property: 'P17' }),
      generationOf('half right', 'en', 'Paris', { ...byId, property: 'P17' }),
      generationOf('half right', 'sw', ' ', { ...byId, property: 'P17' }),
      generationOf('English only', 'en', 'London', { ...byId, property: 'P17' }),
    ]
    const { intervals, ...result } = await evaluateFreeForm(generations, { header })
    expect(result).toEqual({
      schemaVersion: 1,
      kind: 'free-form',
      matching: 'lenient',
      languages: ['en', 'sw'],
      facts: { total: 4, complete: 3, digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
      accuracy: {
        byLanguage: {
          en: { value: 2 / 4, facts: 4, correct: 2 },
          sw: { value: 1 / 3, facts: 3, correct: 1 },
        },
        mean: (2 / 4 + 1 / 3) / 2,
        highResource: { value: 2 / 4, languages: ['en'] },
        lowResource: { value: 1 / 3, languages: ['sw'] },
        pooled: 3 / 7,
        macro: { value: (1 + (1 / 3 + 0) / 2) / 2, properties: 2 },
        verdicts: 'computed',
      },
      exactMatch: { mean: 1 / 4, byLanguage: { en: 2 / 4, sw: 0 } },
      tokenF1: { mean: (2 / 4 + 2 / 9) / 2, byLanguage: { en: 2 / 4, sw: 2 / 9 } }, // 2 · 1 / (2 + 1) of one in three
      empty: { value: 1 / 7, empty: 1, questions: 7, byLanguage: { en: 0, sw: 1 / 3 } },
      totalConsistency: {
        value: 1 / 3,
        facts: 3,
        correct: 1,
        histogram: { 0: 1, 1: 1, 2: 1 },
        meanLanguagesCorrect: 1,
      },
      correctOverlap: {
        average: 1 / 2,
        averageWithEnglish: 1 / 2,
        pairwise: { 'en-sw': 1 / 2 },
        withoutValue: [],
      },
      resolved: { value: 5 / 7, resolved: 5, questions: 7 },
      consistencySplit: {
        facts: 3,
        correct: { value: 1 / 3, count: 1 },
        sameWrong: { value: 1 / 3, count: 1 },
      },
      agreement: { average: 2 / 3, averageWithEnglish: 2 / 3, pairwise: { 'en-sw': 2 / 3 } },
      byProperty: {
        P17: {
          facts: 3,
          accuracy: {
            mean: (1 / 3 + 0) / 2,
            byLanguage: {
              en: { value: 1 / 3, facts: 3, correct: 1 },
              sw: { value: 0, facts: 2, correct: 0 },
            },
          },
          totalConsistency: { value: 0, facts: 2, correct: 0 },
          agreement: 1 / 2,
        },
        P36: {
          facts: 1,
          accuracy: {
            mean: 1,
            byLanguage: { en: { value: 1, facts: 1, correct: 1 }, sw: { value: 1, facts: 1, correct: 1 } },
          },
          totalConsistency: { value: 1, facts: 1, correct: 1 },
          agreement: 1,
        },
      },
      byGroup: { cities: expect.objectContaining({ facts: 1 }) },
      madeFrom: header,
    })
    expect(intervals).toMatchObject({ level: 0.95, accuracy: { byLanguage: { en: {}, sw: {} } } })
  })

  it('compares no answers where no record says which there are', async () => {
    const generations = [generationOf('f', 'en', 'Paris'), generationOf('f', 'sw', 'Lyon')]
    const { result, perFact } = await evaluateFreeFormPerFact(generations)
    expect(Object.keys(result)).not.toContain('agreement')
    expect(Object.keys(result)).not.toContain('consistencySplit')
    expect(Object.keys(result)).not.toContain('resolved')
    expect(result.correctOverlap?.average).toBe(0)
    expect(perFact.agreement).toBeUndefined()
  })

  it('leaves out what compares languages where there is one, and overlap where nothing is right', async () => {
    const { resolved, ...alone } = await evaluateFreeForm([generationOf('f', 'en', 'Paris', byId)])
    expect(resolved).toEqual({ value: 1, resolved: 1, questions: 1 })
    for (const part of ['agreement', 'consistencySplit', 'correctOverlap'])
      expect(alone).not.toHaveProperty(part)
    const wrong = [generationOf('f', 'en', 'Lyon'), generationOf('f', 'sw', 'Lyon')]
    expect(await evaluateFreeForm(wrong)).not.toHaveProperty('correctOverlap')
  })

  it('is strict where it is told', async () => {
    const generations = [generationOf('f', 'en', 'Paris, France', byId)]
    expect(await evaluateFreeForm(generations)).toMatchObject({
      accuracy: { mean: 1 },
      resolved: { value: 1 },
    })
    expect(await evaluateFreeForm(generations, { matching: 'strict' })).toMatchObject({
      matching: 'strict',
      accuracy: { mean: 0 },
      resolved: { value: 0 },
    })
  })

  it('means seen and unseen languages on KLAR alone', async () => {
    const generations = [generationOf('f', 'en', 'Paris'), generationOf('f', 'tr', 'Lyon')]
    const header = headerOf(['en', 'tr'], { dataset: { id: 'KLAR-CLC', revision: null } })
    expect((await evaluateFreeForm(generations, { header })).accuracy).toMatchObject({
      seen: { value: 1, languages: ['en'] },
      unseen: { value: 0, languages: ['tr'] },
    })
    expect((await evaluateFreeForm(generations)).accuracy).not.toHaveProperty('seen')
  })

  it('takes only the languages asked for, in their order, from any kind of source', async () => {
    async function* source() {
      for (const language of ['en', 'de', 'sw']) yield generationOf('f', language, 'Paris', byId)
      yield generationOf('g', 'de', 'Paris', byId)
    }
    const result = await evaluateFreeForm(source(), { languages: ['sw', 'en'] })
    expect(result.languages).toEqual(['sw', 'en'])
    expect(result.facts).toMatchObject({ total: 1, complete: 1 })
    expect(Object.keys(result.agreement!.pairwise)).toEqual(['sw-en'])
  })

  it('draws a bootstrap where it is told', async () => {
    const generations = ['f', 'g', 'h'].map((fact, at) =>
      generationOf(fact, 'en', at === 0 ? 'Lyon' : 'Paris'),
    )
    const { intervals } = await evaluateFreeForm(generations, { intervals: { resamples: 100, seed: 1 } })
    expect(intervals?.bootstrap).toEqual({ method: 'percentile', resamples: 100, seed: 1, facts: 3 })
    expect(intervals?.accuracy.mean?.high).toBe(1)
  })

  it('refuses no records, no complete fact, and what joining refuses', async () => {
    expect(await refusal(() => evaluateFreeForm([]))).toBe(
      'EMPTY_INPUT: evaluateFreeForm: no generations; at least one record is expected',
    )
    const apart = [generationOf('f', 'en', 'Paris'), generationOf('g', 'sw', 'Paris')]
    expect(await refusal(() => evaluateFreeForm(apart))).toMatch(
      /^EMPTY_INPUT: evaluateFreeForm: no fact has a value in all of en, sw/,
    )
    const again = [generationOf('f', 'en', 'Paris'), generationOf('g', 'en', ''), generationOf('f', 'sw', '')]
    expect(await refusal(() => evaluateFreeForm(again))).toMatch(
      /^FACT_REAPPEARED: evaluateFreeForm: fact f comes back in sw/,
    )
    const twice = [generationOf('f', 'en', 'Paris'), generationOf('f', 'en', 'Paris')]
    expect(await refusal(() => evaluateFreeForm(twice))).toMatch(/^DUPLICATE_ID: evaluateFreeForm: fact f/)
    const other = [generationOf('f', 'en', 'Paris', { header: 'other' })]
    expect(await refusal(() => evaluateFreeForm(other, { header: headerOf(['en']) }))).toMatch(
      /^HEADER_MISMATCH: evaluateFreeForm: fact f in en/,
    )
    expect(await refusal(() => evaluateFreeForm([headerOf(['en']) as unknown as Generation]))).toMatch(
      /^INVALID_INPUT: evaluateFreeForm: found a record of the kind "header"/,
    )
    expect(await refusal(() => evaluateFreeForm(apart, { header: headerOf(['en', 'sw', 'de']) }))).toMatch(
      /^UNKNOWN_LANGUAGE: /,
    )
  })

  it('refuses unknown options before it reads anything', async () => {
    const unread: AsyncIterable<Generation> = {
      [Symbol.asyncIterator]: () => {
        throw new Error('the answers were read')
      },
    }
    const matching = 'loose' as AnswerMatching
    expect(await refusal(() => evaluateFreeForm(unread, { matching }))).toBe(
      'UNKNOWN_OPTION: evaluateFreeForm: found the matching "loose"; expected one of lenient, strict',
    )
    expect(await refusal(() => evaluateFreeForm(unread, { intervals: { level: 2 } }))).toMatch(
      /^OUT_OF_RANGE: evaluateFreeForm: /,
    )
  })
})

describe('evaluateFreeFormPerFact', () => {
  it('says what every complete fact contributes, sorted by id', async () => {
    const generations = [
      generationOf('g', 'en', 'Paris', byId),
      generationOf('g', 'sw', 'London', byId),
      generationOf('f', 'en', 'London', byId),
      generationOf('f', 'sw', 'London', byId),
      generationOf('e', 'en', 'Paris', byId),
    ]
    const { perFact } = await evaluateFreeFormPerFact(generations)
    expect(perFact).toEqual({
      facts: ['f', 'g'],
      accuracy: Float64Array.of(0, 0.5),
      languagesCorrect: Float64Array.of(0, 1),
      totalConsistency: Float64Array.of(0, 0),
      agreement: Float64Array.of(0, 0), // nobody names a candidate: no agreement
    })
  })
})

describe('evaluateFreeForm (properties)', () => {
  const LANGUAGES = ['en', 'de', 'sw']
  const text = fc.constantFrom('Paris', 'paris!', 'Lyon', 'in Paris, France', 'London', '')
  // every language may lack any fact but the first
  const rows = fc
    .array(fc.array(fc.option(text, { freq: 5 }), { minLength: 3, maxLength: 3 }), { maxLength: 8 })
    .chain((some) => fc.array(text, { minLength: 3, maxLength: 3 }).map((first) => [first, ...some]))
  const recordsOf = (facts: readonly (readonly (string | null)[])[]): Generation[] =>
    facts.flatMap((texts, fact) =>
      texts.flatMap((answer, at) =>
        answer === null ? [] : [generationOf(`fact ${fact}`, LANGUAGES[at]!, answer, byId)],
      ),
    )

  it('says what the single functions say, to the last bit', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (facts) => {
        const table = <Value>(read: (text: string) => Value | null) =>
          Object.fromEntries(
            LANGUAGES.map((language, at) => [
              language,
              facts.map((texts) => (texts[at] == null ? null : read(texts[at]))),
            ]),
          )
        const correct = table((answer) => klarMatchAny(answer, ['Paris']))
        const answers = table((answer) => CITIES.find(({ texts }) => klarMatchAny(answer, texts))?.id ?? null)
        const result = await evaluateFreeForm(recordsOf(facts))
        const { resolved, ...split } = freeFormAgreement(answers, correct)
        expect(result).toMatchObject({
          totalConsistency: totalConsistency(correct),
          consistencySplit: split,
          resolved,
        })
        expect(result.correctOverlap).toEqual(overlapWhereKnown(correct).correctOverlap)
        for (const [at, language] of LANGUAGES.entries()) {
          expect(result.accuracy.byLanguage[language]).toEqual(accuracy(correct[language]!))
          const scores = facts.flatMap((texts) => (texts[at] == null ? [] : [tokenF1(texts[at], ['Paris'])]))
          const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
          expect(result.tokenF1.byLanguage[language]).toBe(mean)
        }
      }),
    )
  })

  it('keeps the laws between metrics, has the form of its schema, and survives JSON', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (facts) => {
        const result = await evaluateFreeForm(recordsOf(facts))
        const { correct, sameWrong } = result.consistencySplit!
        expect(correct.count).toBe(result.totalConsistency.correct) // Paris is right, and nothing else is Q90
        for (const value of Object.values(result.agreement!.pairwise)) {
          if (facts.every((texts) => !texts.includes(null))) {
            expect(correct.value + sameWrong.value).toBeLessThanOrEqual(value + 1e-12)
          }
        }
        for (const language of LANGUAGES) {
          const exact = result.exactMatch.byLanguage[language]!
          expect(exact).toBeLessThanOrEqual(result.tokenF1.byLanguage[language]! + 1e-12)
          expect(exact).toBeLessThanOrEqual(result.accuracy.byLanguage[language]!.value)
        }
        expect(parseFreeFormResult(JSON.parse(JSON.stringify(result)))).toEqual(result)
      }),
    )
  })

  it('does not depend on the order of facts, nor on that of languages within a fact', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (facts) => {
        const languages = { languages: LANGUAGES }
        const forwards = await evaluateFreeForm(recordsOf(facts), languages)
        const backwards = await evaluateFreeForm(recordsOf(facts).reverse(), languages)
        const { tokenF1: inOrder, ...rest } = forwards
        expect(backwards).toMatchObject(rest)
        expect(backwards.tokenF1.mean).toBeCloseTo(inOrder.mean, 12) // sums in another order
      }),
    )
  })
})

describe('evaluateFreeForm (reference)', () => {
  const shared = process.env['POLYFACT_SHARED']
  if (shared === undefined) {
    it.skip('equals the published results of Qwen2.5-7B on KLAR (needs POLYFACT_SHARED)')
    return
  }

  it('equals the published results of Qwen2.5-7B on KLAR', async () => {
    const path = join(shared, 'data', 'reference', 'klar', 'Qwen-2.5-7B_klar.json')
    const file = JSON.parse(readFileSync(path, 'utf8')) as {
      readonly langs: readonly string[]
      readonly per_lang: Record<string, readonly [correct: number, facts: number]>
      readonly subset_acc: { readonly full: readonly [correct: number, facts: number, accuracy: number] }
      readonly records: readonly {
        readonly language: string
        readonly relation: string
        readonly index: number
        readonly target: string
        readonly pred: string
      }[]
    }
    const facts = new Map<string, Generation[]>()
    for (const { language, relation, index, target, pred } of file.records) {
      const fact = `${relation}:${index}`
      const known = facts.get(fact) ?? []
      facts.set(fact, known)
      known.push(generationOf(fact, language, pred, { golds: [target], property: relation }))
    }
    const header = headerOf(file.langs, { dataset: { id: 'KLAR-CLC', revision: null } })
    const result = await evaluateFreeForm([...facts.values()].flat(), { header })

    for (const [language, [correct, n]] of Object.entries(file.per_lang)) {
      expect(result.accuracy.byLanguage[language]).toEqual({ value: correct / n, facts: n, correct })
    }
    expect(result.accuracy.byLanguage['es']?.correct).toBe(1684)
    expect(result.accuracy.pooled).toBe(file.subset_acc.full[2])
    expect(result.accuracy.pooled).toBe(6734 / 15_714)
    expect(result.accuracy.seen).toEqual({ value: result.accuracy.mean, languages: file.langs })
    expect(result.accuracy).not.toHaveProperty('unseen')
    expect(result.accuracy.macro?.properties).toBe(20)
    expect(result.facts).toMatchObject({ total: 2619, complete: 2619 })
    expect(result.empty.empty).toBe(0)
    expect(result).not.toHaveProperty('agreement')
  })
})
