import type { Line } from './line.js'
import { type Mention, namedWords } from './mentions.js'
import type { Rules } from './rules.js'
import { Gap, Kind, type Words } from './words.js'

/** Words of denial in Chinese and Japanese, which have no spaces around them. */
const UNSPACED_DENIAL = new RegExp(
  [
    '不[是在对對为為会會叫应應认認像]|不属|不屬|不正[确確]|不[太大]?可能|未必|[并並绝絕而]非|(?:没有|沒有)(?!疑)|错误|錯誤|排除|除了|除外',
    '(?<!だけ|のみ)(?:では|じゃ|で)(?:な[いくかさ]|ありませ|ございませ)|違(?:う|い[まで])|誤り|以外|間違い(?![なあ])',
    '(?<!しか)(?:思(?:わな|いませ|えな)|言えな)|(?:あり得|ありえ)な|(?:はず|わけ)がな',
  ].join('|'),
)

/**
 * Whether the clause in which a candidate is named denies it, wherever in the clause the denial stands.
 *
 * A clause ends with punctuation and with a word like but, because or which. What is within a name denies nothing.
 */
export function denialOf(
  line: Line,
  mentions: readonly Mention[],
  rules: Rules,
): (mention: Mention) => boolean {
  const { clauses, denied } = deniedClauses(line, mentions, rules)
  return ({ from }) => denied.has(clauses[from]!)
}

function deniedClauses({ words }: Line, mentions: readonly Mention[], rules: Rules) {
  const named = namedWords(mentions)
  const clauses: number[] = []
  const denied = new Set<number>()
  let unspaced = ''
  for (const [index, word] of words.exact.entries()) {
    const isNew = index === 0 || (!named.has(index) && rules.turns(word)) || endsClause(words.gaps[index]!)
    if (isNew) {
      if (UNSPACED_DENIAL.test(unspaced)) denied.add(clauses.at(-1)!)
      unspaced = ''
    }
    const clause = isNew ? index : clauses.at(-1)!
    clauses.push(clause)
    const isUnspaced = words.kinds[index] !== Kind.word
    if (isUnspaced) unspaced += named.has(index) ? '\0' : word
    else if (!named.has(index) && denies(words, index, rules)) denied.add(clause)
  }
  if (UNSPACED_DENIAL.test(unspaced)) denied.add(clauses.at(-1)!)
  return { clauses, denied }
}

const endsClause = (gap: number) => gap >= Gap.dash || gap === Gap.dot

function denies({ exact, gaps }: Words, index: number, rules: Rules): boolean {
  const word = exact[index]!
  const isDenial =
    rules.denies(word) ||
    (gaps[index] === Gap.apostrophe && rules.denies(`'${word}`)) ||
    (gaps[index + 1] === Gap.apostrophe && rules.denies(`${word}'`))
  return (
    isDenial && !rules.affirms(`${word}+${exact[index + 1]}`) && !rules.affirms(`${exact[index - 1]}+${word}`)
  )
}
