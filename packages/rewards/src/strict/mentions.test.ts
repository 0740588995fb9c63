import { describe, expect, it } from 'vitest'
import { lineOf } from './line.js'
import { findMentions, namedWords } from './mentions.js'
import { namesOf } from './names.js'
import { rulesOf } from './rules.js'

const mentionsIn = (text: string, texts: readonly string[], language = 'en') => {
  const rules = rulesOf(language)
  const names = namesOf(texts.map((one) => ({ id: one, texts: [one] })), rules) // biome-ignore format: one value
  return findMentions(lineOf(text, rules), names)
}
const named = (text: string, texts: readonly string[], language = 'en') =>
  mentionsIn(text, texts, language).map(({ names }) => names.map(({ id }) => id).join(' = '))

describe('findMentions', () => {
  it('finds the longest name from left to right', () => {
    expect(named('York and New York City', ['York', 'New York City'])).toEqual(['York', 'New York City'])
    expect(mentionsIn('in New York City now', ['New York City'])).toMatchObject([{ from: 1, to: 4 }])
  })

  it('prefers a name with its diacritics, and takes both where there are none', () => {
    const arabic = ['عُمان', 'عمّان']
    expect(named('Münster', ['Munster', 'Münster'], 'de')).toEqual(['Münster'])
    expect(named('Munster', ['Munster', 'Münster'], 'de')).toEqual(['Munster'])
    expect(['عُمان', 'عمان'].flatMap((text) => named(text, arabic, 'ar'))).toEqual(['عُمان', 'عُمان = عمّان'])
  })

  it('crosses hyphens, dots and quotation marks, and no comma but that of the name', () => {
    const names = ['Guinea-Bissau', 'Washington, D.C.', 'Tel Aviv']
    expect(['Guinea Bissau', 'Guinea — Bissau', 'Washington DC', 'Tel "Aviv"'].flatMap((text) => named(text, names))).toEqual(['Guinea-Bissau', 'Guinea-Bissau', 'Washington, D.C.', 'Tel Aviv']) // biome-ignore format: one value
    expect(['Guinea, Bissau', 'Tel. Aviv'].flatMap((text) => named(text, names))).toEqual([])
  })

  it('wants the capital of a name where a text has both cases', () => {
    const names = ['Nice', 'US', 'lawyer']
    expect(['That is nice', 'Tell us', 'tell us'].flatMap((text) => named(text, names))).toEqual([])
    expect(['it is nice', 'In Nice', 'the US', 'A Lawyer'].flatMap((text) => named(text, names))).toEqual(['Nice', 'Nice', 'US', 'lawyer']) // biome-ignore format: one value
    expect(['Answer: nice', 'us', '1. us'].flatMap((text) => named(text, names))).toEqual([
      'Nice',
      'US',
      'US',
    ])
  })
})

describe('namedWords', () => {
  it('has every word of every mention', () => {
    expect([...namedWords(mentionsIn('York or New York City', ['York', 'New York City']))]).toEqual([
      0, 2, 3, 4,
    ])
  })
})
