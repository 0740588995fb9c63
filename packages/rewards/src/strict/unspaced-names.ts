import { Gap, Kind, type Words } from './words.js'

/*
 * Chinese and Japanese put no spaces between words, so that 罗马 is in 罗马尼亚 and 京都 in 東京都. Without a dictionary
 * a name is told from a part of another by what touches it: another script, or one of the few characters that words of
 * grammar and of place end or begin with.
 */

/** Chinese words before a name, by their last character: 是 为 在 于 由 的 … and the country or city it is in. */
const HAN_BEFORE =
  '是为為在于於由叫即就称稱系和与與跟及或被把从從到自指的了乃向往说說用属屬以而则則国國省州市都者么'
/** Chinese words after a name, by their first character. */
const HAN_AFTER = '是为為吧吗嗎啊呢呀哦嘛的在位之和与與或及就也即等这這那而了因由所作有不并並没沒'
/** Words after a name that begin with no such character: developed, founded, born, from. */
const HAN_WORDS_AFTER = /^(?:开发|開發|研发|制造|製造|生产|出品|出生|出身|在住|成立|创立|设立|生まれ)/
/** What a name is of, attached to it; what comes after is looked at in its place. */
const HAN_CLASS_AFTER = /^(?:公司|集团|集團|[市省县縣県府都州国國島岛川河])/
const HIRAGANA_BEFORE = 'はがのをにでともやえ'
const HIRAGANA_AFTER = 'ではがのをにともやよねさじだなか'

/** Whether what touches the name at its beginning may stand there. */
export function touchesBefore({ written, kinds, gaps }: Words, from: number): boolean {
  const gap = gaps[from]!
  if (from === 0) return true
  if (gap !== Gap.none) return gap !== Gap.middleDot && gap !== Gap.hyphen
  const before = kinds[from - 1]!
  const kind = kinds[from]!
  if (before === Kind.han) return HAN_BEFORE.includes(written[from - 1]!)
  if (before === Kind.hiragana && kind === Kind.hiragana) return HIRAGANA_BEFORE.includes(written[from - 1]!)
  return before !== kind
}

/** Whether what touches the name at its end may stand there. */
export function touchesAfter(words: Words, to: number): boolean {
  let end = to
  while (!endsAt(words, end)) {
    const attached =
      words.gaps[end] === Gap.none && HAN_CLASS_AFTER.exec(words.written.slice(end, end + 2).join(''))?.[0]
    if (!attached) return false
    end += attached.length
  }
  return true
}

function endsAt({ written, kinds, gaps }: Words, end: number): boolean {
  const gap = gaps[end]!
  if (end === written.length) return true
  if (gap !== Gap.none) return gap !== Gap.middleDot && gap !== Gap.hyphen
  const after = kinds[end]!
  if (after === Kind.katakana) return false
  if (after === Kind.hiragana)
    return kinds[end - 1] !== Kind.hiragana || HIRAGANA_AFTER.includes(written[end]!)
  if (after !== Kind.han) return true
  return HAN_AFTER.includes(written[end]!) || HAN_WORDS_AFTER.test(written.slice(end, end + 3).join(''))
}
