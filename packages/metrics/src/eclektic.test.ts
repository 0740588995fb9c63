import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, verdictColumns } from '../test/columns.js'
import { refusal } from '../test/scores.js'
import { eclektic } from './eclektic.js'

describe('eclektic', () => {
  it('matches a case worked by hand', () => {
    // fact 0 from sw, right there: en right, de wrong; fact 1 from en, wrong there: de and sw right in vain
    // fact 2 from sw, which lacks it; fact 3 from de, right there: en lacks it, sw right
    const correct = {
      en: [true, false, true, null],
      de: [false, true, true, true],
      sw: [true, true, null, true],
    }
    expect(eclektic(correct, ['sw', 'en', 'sw', 'de'])).toEqual({
      overall: { value: 2 / 5, facts: 5, correct: 2 },
      transfer: { value: 2 / 3, facts: 3, correct: 2 },
      transferWithSourceRows: { value: 4 / 5, facts: 5, correct: 4 },
      withoutSource: 1,
    })
  })

  it('has no transfer where nothing is right at its source', () => {
    expect(eclektic({ en: [false], sw: [true] }, ['en'])).toEqual({
      overall: { value: 0, facts: 1, correct: 0 },
      withoutSource: 0,
    })
    // fact 1 is right at its source, and asked nowhere else
    expect(eclektic({ en: [false, true], sw: [true, null] }, ['en', 'en'])).not.toHaveProperty('transfer')
  })

  it('refuses other numbers of sources, an unknown source and no target row', async () => {
    expect(await refusal(() => eclektic({ en: [true] }, []))).toBe(
      'SHAPE_MISMATCH: eclektic: en has 1 facts and there are 0 sources; one source for every fact is expected',
    )
    expect(await refusal(() => eclektic({ en: [true], de: [true] }, ['sw']))).toBe(
      'UNKNOWN_LANGUAGE: eclektic: fact 0 comes from sw, in which there are no answers; there are some in en, de',
    )
    expect(await refusal(() => eclektic({ en: [true], de: [null] }, ['en']))).toBe(
      'EMPTY_INPUT: eclektic: no fact has an answer in its source language and in another; at least one is expected',
    )
    expect(await refusal(() => eclektic({}, []))).toMatch(/^EMPTY_INPUT: eclektic: no languages/)
    expect(await refusal(() => eclektic({ en: [true], de: [] }, ['en']))).toMatch(
      /^SHAPE_MISMATCH: eclektic: /,
    )
  })
})

describe('eclektic (properties)', () => {
  const withSources = verdictColumns.chain((correct) =>
    fc.tuple(
      fc.constant(correct),
      fc.array(fc.constantFrom(...LANGUAGES), { minLength: correct.en.length, maxLength: correct.en.length }),
    ),
  )

  it('equals the definition row by row', () => {
    fc.assert(
      fc.property(withSources, ([correct, sources]) => {
        const rows = sources.flatMap((source, fact) =>
          LANGUAGES.map((language) => ({
            isSource: language === source,
            right: correct[language][fact]!,
            known: correct[source][fact]!,
          })),
        )
        const targets = rows.filter(({ isSource }) => !isSource)
        const share = (some: typeof rows) =>
          some.filter(({ right, known }) => right && known).length / some.length
        const { overall, transfer, transferWithSourceRows } = eclektic(correct, sources)
        expect(overall.value).toBe(share(targets))
        if (transfer === undefined) expect(rows.some(({ known }) => known)).toBe(false)
        else {
          expect(transfer.value).toBe(share(targets.filter(({ known }) => known)))
          expect(transferWithSourceRows!.value).toBe(share(rows.filter(({ known }) => known)))
        }
      }),
    )
  })

  it('puts overall ≤ transfer ≤ transfer with source rows', () => {
    fc.assert(
      fc.property(withSources, ([correct, sources]) => {
        const { overall, transfer, transferWithSourceRows } = eclektic(correct, sources)
        if (transfer === undefined) return
        expect(overall.value).toBeLessThanOrEqual(transfer.value)
        expect(transfer.value).toBeLessThanOrEqual(transferWithSourceRows!.value)
      }),
    )
  })
})
