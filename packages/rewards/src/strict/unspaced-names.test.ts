import { describe, expect, it } from 'vitest'
import { touchesAfter, touchesBefore } from './unspaced-names.js'
import { wordsOf } from './words.js'

/** Whether the part between the strokes stands for itself. */
const stands = (text: string) => {
  const [before, name] = text.split('|') as [string, string]
  const words = wordsOf(text.replaceAll('|', ''))
  const from = wordsOf(before).written.length
  return touchesBefore(words, from) && touchesAfter(words, from + wordsOf(name).written.length)
}

describe('touchesBefore, touchesAfter', () => {
  it.each([
    '|罗马|', '是|伦敦|', '应该是|罗马|吧', '由|空中客车|公司开发', '|上海|市', '中国|北京|', '在|北京|出生', '或者|巴黎|',
    '首都は|東京|です', '|東京|都', '|バリ|島', '答えは|りんご|です', '「|ローマ|」', '2008年，|北京|',
  ])('takes %s', (text) => expect(stands(text)).toBe(true)) // biome-ignore format: a table

  it.each([
    '|罗马|尼亚', '|北京|大学', '南|苏丹|', '电|吉他|', '|英国|人', '|上海|市长', '東|京都|', '|東京|タワー', '南|アフリカ|',
    '|ギニア|ビサウ', 'ダ・|ヴィンチ|', '|りんご|あめ', '|日本|語', '|パリ|・ロンドン',
  ])('refuses %s', (text) => expect(stands(text)).toBe(false)) // biome-ignore format: a table

  it('takes any number of what it may be attached to', () => {
    expect([`|北京|${'市'.repeat(9990)}`, `|北京|${'市'.repeat(9990)}长`].map(stands)).toEqual([true, false])
  })

  it('takes what no character touches, a dash at the end of a line among it', () => {
    expect(['—|北京|—', ' |北京| ', 'NATO|北京|2008'].map(stands)).toEqual([true, true, true])
  })
})
