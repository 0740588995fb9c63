import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnswerMatching } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeFormGolden } from '../../test/free-form.js'
import { refusal } from '../../test/scores.js'
import { klarMatch, klarMatchAny, normalizeKlar } from './klar-match.js'

const strict = { matching: 'strict' } as const

describe('klarMatch', () => {
  it('matches the whole answer, whatever its case, its punctuation and its composition', () => {
    for (const text of ['Paris', ' paris. ', '«PARIS»!', '"Paris"', 'paris\n']) {
      expect(klarMatch(text, 'Paris', strict)).toBe(true)
    }
    expect(klarMatch('sa\u0303o paulo', 'São Paulo', strict)).toBe(true)
    expect(klarMatch('北京。', '北京', strict)).toBe(true)
  })

  it('leniently matches a word and the beginning', () => {
    for (const text of ['the capital is Paris', 'Parisian', 'Paris, France', 'not paris']) {
      expect(klarMatch(text, 'Paris')).toBe(true)
      expect(klarMatch(text, 'Paris', strict)).toBe(false)
    }
    expect(klarMatch('北京市', '北京')).toBe(true)
    expect(klarMatch('Romania', 'Rom')).toBe(true)
  })

  it('takes a gold of several words for no word', () => {
    expect(klarMatch('New York City', 'New York')).toBe(true)
    expect(klarMatch('the city of New York', 'New York')).toBe(false)
  })

  it('does not match the end or the middle of a word, nor part of the gold', () => {
    expect(klarMatch('comparison', 'paris')).toBe(false)
    expect(klarMatch('Paris', 'Paris, France')).toBe(false)
    expect(klarMatch('中国北京', '北京')).toBe(false)
  })

  it('matches nothing with nothing', () => {
    expect(klarMatch('', 'Paris')).toBe(false)
    expect(klarMatch('Paris', ' . ')).toBe(false)
    expect(klarMatch('', '')).toBe(false)
  })

  it('refuses an unknown matching', async () => {
    expect(await refusal(() => klarMatch('a', 'a', { matching: 'loose' as AnswerMatching }))).toBe(
      'UNKNOWN_OPTION: klarMatch: found the matching "loose"; expected one of lenient, strict',
    )
  })
})

describe('klarMatchAny', () => {
  it('matches any of the golds', () => {
    expect(klarMatchAny('Bombay', ['Mumbai', 'Bombay'])).toBe(true)
    expect(klarMatchAny('Delhi', ['Mumbai', 'Bombay'])).toBe(false)
  })

  it('refuses no golds', async () => {
    expect(await refusal(() => klarMatchAny('a', []))).toBe(
      'EMPTY_INPUT: klarMatchAny: no golds; at least one is expected',
    )
  })
})

describe('normalizeKlar', () => {
  it('makes a run of white space and punctuation one space, and none at the ends', () => {
    expect(normalizeKlar(' ¿A.,B;  c:\t(D) [e]{f} «g» “h” ‘i’ 、j。，k！？；： ')).toBe(
      '¿a b c d e f g h i j k',
    )
  })

  it('keeps hyphens, slashes, marks and what only looks like punctuation', () => {
    expect(normalizeKlar('Saint-Denis/Île `x` ·')).toBe('saint-denis/île `x` ·')
  })

  it('lowers and does not fold: ß stays, a final sigma is final', () => {
    expect(normalizeKlar('STRASSE Straße ΟΔΟΣ')).toBe('strasse straße οδος')
  })

  it("has Python's white space, not JavaScript's", () => {
    expect(normalizeKlar('\u001ca\u001fb\u0085c\u00a0\u3000')).toBe('a b c')
    expect(normalizeKlar('\ufeffa\u200b')).toBe('\ufeffa\u200b')
  })
})

describe('klarMatch (properties)', () => {
  const unit = fc.constantFrom('a', 'B', 'é', 'e\u0301', 'ß', 'Σ', 'İ', '京', ' ', '.', '，', '\u001c')
  const text = fc.string({ unit, maxLength: 8 })

  it('is lenient where it is strict, and where texts are equal', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        if (klarMatch(a, b, strict)) expect(klarMatch(a, b)).toBe(true)
        expect(klarMatch(a, a, strict)).toBe(normalizeKlar(a) !== '')
      }),
    )
  })

  it('depends on normalized texts alone, and strictly on no order of the two', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(klarMatch(normalizeKlar(a), ` ${normalizeKlar(b)}.`)).toBe(klarMatch(a, b))
        expect(klarMatch(b, a, strict)).toBe(klarMatch(a, b, strict))
      }),
    )
  })

  it('is not lost by writing on', () => {
    fc.assert(
      fc.property(text, text, text, (a, gold, more) => {
        if (klarMatch(a, gold)) expect(klarMatch(`${a} ${more}`, gold)).toBe(true)
      }),
    )
  })
})

describe('klarMatch (reference)', () => {
  it.each(['lenient', 'strict'] as const)('equals the rule in Python: %s', (matching) => {
    for (const { text, gold, [matching]: expected } of freeFormGolden()) {
      expect([text, gold, klarMatch(text, gold, { matching })]).toEqual([text, gold, expected])
    }
  })

  const shared = process.env['POLYFACT_SHARED']
  if (shared === undefined) {
    it.skip('equals the published verdicts on KLAR (needs POLYFACT_SHARED)')
    return
  }

  it('equals the 15,714 published verdicts of Qwen2.5-7B on KLAR, and their counts', () => {
    const path = join(shared, 'data', 'reference', 'klar', 'Qwen-2.5-7B_klar.json')
    const { records, per_lang } = JSON.parse(readFileSync(path, 'utf8')) as {
      readonly records: readonly { language: string; pred: string; target: string; correct: boolean }[]
      readonly per_lang: Record<string, readonly [correct: number, facts: number]>
    }
    const counts: Record<string, [number, number]> = {}
    const other = records.filter(({ language, pred, target, correct }) => {
      const right = klarMatch(pred, target)
      counts[language] ??= [0, 0]
      counts[language][0] += right ? 1 : 0
      counts[language][1]++
      return right !== correct
    })
    expect(records).toHaveLength(15_714)
    expect(other).toEqual([])
    expect(counts).toEqual(per_lang)
    expect(counts['es']).toEqual([1684, 2619])
  })
})
