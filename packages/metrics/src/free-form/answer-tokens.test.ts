import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { type AnswerTextOptions, answerTokens, goldTokens } from './answer-tokens.js'

const multilingual = (text: string) => answerTokens('f', text, {})
const squad = (text: string) => answerTokens('f', text, { rules: 'squad' })

describe('answerTokens', () => {
  it('splits words at white space and punctuation, in lower case and without compatibility forms', () => {
    expect(multilingual(' The U.S.—of\tＡmerica! ')).toEqual(['the', 'u', 's', 'of', 'america'])
    expect(multilingual("O'Neill")).toEqual(['o', 'neill'])
    expect(multilingual('القاهرة، مصر؟')).toEqual(['القاهرة', 'مصر'])
  })

  it('splits Han characters and kana one by one, and no other script', () => {
    expect(multilingual('東京タワーへ行く')).toEqual(['東', '京', 'タ', 'ワ', 'ー', 'へ', '行', 'く'])
    expect(multilingual('2021年ＮＡＴＯ')).toEqual(['2021', '年', 'nato'])
    expect(multilingual('서울 특별시')).toEqual(['서울', '특별시'])
    expect(multilingual('𠮷野')).toEqual(['𠮷', '野'])
  })

  it('keeps the marks of vowels and what is a symbol, not punctuation', () => {
    expect(multilingual('বাংলাদেশ।')).toEqual(['বাংলাদেশ'])
    expect(multilingual('C++ $5')).toEqual(['c++', '$5'])
  })

  it('does as the script of SQuAD does where it is told', () => {
    expect(squad("The U.S., a O'Neill and an aria")).toEqual(['us', 'oneill', 'and', 'aria'])
    expect(squad('C++ $5 «x» 東京')).toEqual(['c', '5', '«x»', '東京'])
    expect(squad('caña ana theatre')).toEqual(['caña', 'ana', 'theatre'])
  })

  it("splits at Python's white space", () => {
    expect(multilingual('a\u001cb\u0085c\ufeffd')).toEqual(['a', 'b', 'c\ufeffd'])
    expect(squad('a\u001cb\u0085c\ufeffd')).toEqual(['b', 'c\ufeffd'])
  })

  it('finds nothing in nothing', () => {
    expect(multilingual(' …!')).toEqual([])
    expect(squad('the')).toEqual([])
  })

  it('refuses unknown rules', async () => {
    expect(
      await refusal(() => answerTokens('f', '', { rules: 'mlqa' } as unknown as AnswerTextOptions)),
    ).toBe('UNKNOWN_OPTION: f: found the rules "mlqa"; expected one of multilingual, squad')
  })
})

describe('goldTokens', () => {
  it('does the same to every gold, of which there must be one', async () => {
    expect(goldTokens('f', ['New York', '北京'], {})).toEqual([['new', 'york'], ['北', '京']]) // biome-ignore format: short
    expect(await refusal(() => goldTokens('f', [], {}))).toBe(
      'EMPTY_INPUT: f: no golds; at least one is expected',
    )
  })
})
