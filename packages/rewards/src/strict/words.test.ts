import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Gap, isLetter, Kind, wordsOf } from './words.js'

const gaps = (line: string) => wordsOf(line).gaps

describe('wordsOf', () => {
  it('parts words, and takes every character of Chinese and Japanese for one', () => {
    expect(wordsOf('Tel Aviv, 2nd').written).toEqual(['Tel', 'Aviv', '2nd'])
    const { written, kinds } = wordsOf('答えはNATOとローマ')
    expect(written).toEqual(['答', 'え', 'は', 'NATO', 'と', 'ロ', 'ー', 'マ'])
    expect(kinds).toEqual([1, 2, 2, 0, 2, 3, 3, 3].map((kind) => Object.values(Kind)[kind]))
  })

  it('keeps marks with their letters', () => {
    expect(wordsOf('ঢাকা নয়। عَمّان').written).toEqual(['ঢাকা', 'নয়', 'عَمّان'])
  })

  it('says in one list what stands between them, before the first and after the last', () => {
    expect(gaps('**Rome**, Guinea-Bissau')).toEqual([Gap.mark, Gap.clause, Gap.space, Gap.hyphen, Gap.none].toSpliced(2, 1)) // biome-ignore format: one value
    expect(gaps("a'b · c·d")).toEqual([Gap.none, Gap.apostrophe, Gap.mark, Gap.middleDot, Gap.none])
    expect(gaps('x — y / z')).toEqual([Gap.none, Gap.dash, Gap.mark, Gap.none])
    expect(gaps('Who? Me! 东京。')).toEqual([Gap.none, Gap.question, Gap.stop, Gap.none, Gap.stop])
    expect(gaps('17.000 3,5')).toEqual([Gap.none, Gap.hyphen, Gap.space, Gap.hyphen, Gap.none])
    expect(gaps('St. Louis. Is')).toEqual([Gap.none, Gap.dot, Gap.stop, Gap.none])
    expect(gaps('ダ＝ヴィ'.normalize('NFKC'))[1]).toBe(Gap.middleDot)
  })

  it('joins an abbreviation with its dots, and no letter of an option to a name', () => {
    const first = (line: string) => wordsOf(line).written.join(' ')
    expect(['U.S.A.', 'U. S. A.', 'EE. UU.', 'D.I. Jo', 'the U.S. is', 'ই.ইউ.'].map(first)).toEqual(['USA', 'USA', 'EEUU', 'DI Jo', 'the US is', 'ইইউ']) // biome-ignore format: one list
    expect(['D. Rome', 'A.UK B.US', 'D. UK.', 'no. so.', '北. 京.'].map(first)).toEqual(['D Rome', 'A UK B US', 'D UK', 'no so', '北 京']) // biome-ignore format: one list
  })
})

describe('isLetter', () => {
  it('knows the letters of every alphabet, and no character that is a word', () => {
    const kinds = { C: Kind.word, é: Kind.word, ক: Kind.word, 7: Kind.word, ab: Kind.word, 北: Kind.han }
    expect(Object.entries(kinds).filter(([word, kind]) => isLetter(word, kind)).map(([word]) => word)).toEqual(['C', 'é', 'ক']) // biome-ignore format: one value
  })
})

describe('wordsOf (properties)', () => {
  it('has one entry a word in every list, and one more gap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        const { written, exact, folded, kinds, gaps } = wordsOf(line)
        expect(new Set([written, exact, folded, kinds].map(({ length }) => length)).size).toBe(1)
        expect(gaps.length).toBe(written.length + 1)
      }),
    )
  })
})
