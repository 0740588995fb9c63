import { describe, expect, it } from 'vitest'
import { namesOf } from './names.js'
import { rulesOf } from './rules.js'

const namesIn = (language: string, ...texts: string[]) => {
  const names = [...namesOf([{ id: 'Q1', texts }], rulesOf(language)).values()].flat()
  return [...new Set(names)]
}
const firsts = (language: string, text: string) =>
  [...new Set(namesIn(language, text).map(({ words }) => words.map((word) => [...word.keys()][0]).join(' ')))] // biome-ignore format: one value

describe('namesOf', () => {
  it('has every text, and shorter ones without an article, a class word, a note or a legal form', () => {
    expect(firsts('en', 'The Netherlands')).toEqual(['the netherlands', 'netherlands'])
    expect(firsts('en', 'Welsh language')).toEqual(['welsh language', 'welsh'])
    expect(firsts('sw', 'Lugha ya Kirundi')).toEqual(['lugha ya kirundi', 'kirundi'])
    expect(firsts('en', 'Mercury (planet)')).toEqual(['mercury planet', 'mercury'])
    expect(firsts('en', 'Apple Inc.')).toEqual(['apple inc', 'apple'])
    expect(firsts('zh', '上海市')).toEqual(['上 海 市', '上 海'])
    expect(firsts('zh', '苹果公司')).toEqual(['苹 果 公 司', '苹 果'])
  })

  it('leaves out nothing that is a part of the name', () => {
    expect(firsts('es', 'El Salvador')).toEqual(['el salvador'])
    expect(firsts('en', 'New York City')).toEqual(['new york city'])
    expect(firsts('ja', '京都')).toEqual(['京 都'])
  })

  it('measures how far a writing is from the text', () => {
    const [zurich] = namesIn('de', 'Zürich')
    const word = zurich!.words[0]!
    expect(['zürich', 'zürichs', 'zurich', 'zuerich', 'zurichs'].map((writing) => word.get(writing))).toEqual([0, 1, 2, 2, 3]) // biome-ignore format: one value
  })

  it('takes the words and the sign for and for each other', () => {
    const [trinidad] = namesIn('pt', 'Trinidad e Tobago')
    expect([trinidad!.words[1]!.get('&'), trinidad!.words[1]!.get('e')]).toEqual([1, 0])
  })

  it('wants one capital of a name, all of a short abbreviation, none of an article', () => {
    const capitals = (text: string) => namesIn('es', text)[0]!.capitals
    expect(['La Paz', 'ONU', 'UNESCO', 'escritor'].map(capitals)).toEqual([['none', 'first'], ['all'], ['first'], ['none']]) // biome-ignore format: one value
  })

  it('knows when a text is a question itself', () => {
    expect(namesIn('id', 'Ada Apa dengan Cinta?').map(({ endsInQuestion }) => endsInQuestion)).toEqual([true])
  })

  it('has no name for a letter, nor for punctuation', () => {
    expect(namesIn('en', 'C', 'В', '!!!', 'ক')).toEqual([])
  })

  it('takes 语 and 文 for each other behind a language', () => {
    expect(namesIn('zh', '法语')[0]!.words[1]!.get('文')).toBe(1)
    expect(namesIn('zh', '文京')[0]!.words[0]!.get('语')).toBeUndefined()
  })
})
