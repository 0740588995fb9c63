import { oneWriting } from './one-writing.js'
import type { Rules } from './rules.js'
import { Gap, isLetter, type Words, wordsOf } from './words.js'

/** A line of an answer, taken apart. */
export interface Line {
  readonly words: Words
  /** Capitals tell something: there are small letters and capitals. */
  readonly hasBothCases: boolean
  /** Nothing is there, or words like answer alone. */
  readonly isLabel: boolean
  /** Beside words like answer, nothing but a letter is there. */
  readonly isLabelledLetter: boolean
  /** Whether words `[from, to)` are the whole line, but for a label and a letter. */
  readonly isAllButLabels: (from: number, to: number) => boolean
}

/** Labels of scripts without spaces, the whole of what stands there. */
const UNSPACED_LABEL =
  /^(?:正确|正確|最终|最終|正しい|最後の)?的?(?:答案文本|答案|答え|答えの本文|回答|解答|答|正解)(?:是|为|為|は)?$/

export function lineOf(text: string, rules: Rules): Line {
  const line = oneWriting(text)
  const words = wordsOf(line)
  const length = words.exact.length
  // how many words before each are no label, small word, letter or number of a list
  const strange = [0]
  let labels = 0
  let numbers = 0
  let letters = 0
  for (const [index, word] of words.exact.entries()) {
    const isLabel = rules.labels(words.folded[index]!)
    const isOneLetter = isLetter(word, words.kinds[index]!)
    const isNumber = /^\d{1,2}$/.test(word)
    const isKnown = isLabel || isNumber || rules.small(word) || rules.of(word) || isOneLetter
    if (isLabel) labels++
    if (isNumber) numbers++
    // an article before a word, or what is left of one, is no letter to choose by; one after a label is
    const isElided = [words.gaps[index], words.gaps[index + 1]].includes(Gap.apostrophe)
    const isBeforeWord = index < length - 1 && !rules.labels(words.folded[index - 1] ?? '')
    const isArticle = rules.small(word) && (isElided || isBeforeWord)
    if (isOneLetter && !isArticle) letters++
    strange.push(strange[index]! + (isKnown ? 0 : 1))
  }
  const isUnspacedLabel = length < 12 && UNSPACED_LABEL.test(words.exact.join(''))
  return {
    words,
    hasBothCases: line !== line.toLowerCase() && line !== line.toUpperCase(),
    isLabel:
      length === 0 || isUnspacedLabel || (strange[length] === 0 && labels > 0 && letters + numbers === 0),
    isLabelledLetter: strange[length] === 0 && letters === 1 && numbers === 0,
    isAllButLabels: (from, to) =>
      strange[length]! - (strange[to]! - strange[from]!) === 0 &&
      (to - from === length || labels + numbers > 0),
  }
}
