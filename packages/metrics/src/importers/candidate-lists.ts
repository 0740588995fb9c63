import type { CandidateScore, Normalization } from '@polyfact/schema'
import { floatColumn, intColumn, type StringPool } from './columns.js'

/** Lists of candidates in columns: 48 bytes a candidate. Lists are numbered from 0; any of them can grow at any time. */
export interface CandidateLists {
  /** Begins the next list. */
  begin(): void
  add(list: number, candidate: CandidateScore): void
  count(list: number): number
  all(list: number): CandidateScore[]
  /** The candidate of a list with this id, by number; undefined where there is none. */
  find(list: number, id: string): number | undefined
  get(candidate: number): CandidateScore
  set(candidate: number, value: CandidateScore): void
  /** By what all candidates of some lists can be compared. */
  modes(lists: readonly number[]): Normalization[]
}

const NONE = -1
const UNKNOWN = Number.NaN

/** No lists yet. @param texts - Where ids are kept. */
export function createCandidateLists(texts: StringPool): CandidateLists {
  const [first, last, counts] = [intColumn(), intColumn(), intColumn()] // by list
  const [id, sum, perToken] = [intColumn(), floatColumn(), floatColumn()] // by candidate
  const [tokens, characters, bytes] = [intColumn(), intColumn(), intColumn()]
  const next = intColumn() // the candidate behind, of the same list

  const numbersOf = function* (list: number) {
    for (let at = first.get(list); at !== NONE; at = next.get(at)) yield at
  }
  const length = (value: number) => (value === NONE ? null : value)
  const everywhere = (lists: readonly number[], has: (candidate: number) => boolean) =>
    lists.every((list) => {
      for (let at = first.get(list); at !== NONE; at = next.get(at)) if (!has(at)) return false
      return true
    })

  const candidates: CandidateLists = {
    begin() {
      for (const column of [first, last]) column.push(NONE)
      counts.push(0)
    },
    add(list, candidate) {
      const index = id.length
      for (const column of [id, sum, perToken, tokens, characters, bytes]) column.push(0)
      next.push(NONE)
      candidates.set(index, candidate)
      if (last.get(list) === NONE) first.set(list, index)
      else next.set(last.get(list), index)
      last.set(list, index)
      counts.set(list, counts.get(list) + 1)
    },
    count: (list) => counts.get(list),
    all: (list) => [...numbersOf(list)].map(candidates.get),
    find(list, text) {
      const wanted = texts.find(text)
      for (const at of numbersOf(list)) if (id.get(at) === wanted) return at
      return undefined
    },
    get(index) {
      const [total, mean] = [sum.get(index), perToken.get(index)]
      return {
        id: texts.text(id.get(index)),
        sum: Number.isNaN(total) ? null : total,
        tokens: length(tokens.get(index)),
        characters: length(characters.get(index)),
        bytes: length(bytes.get(index)),
        ...(Number.isNaN(mean) ? {} : { perToken: mean }),
      }
    },
    set(index, value) {
      id.set(index, texts.indexOf(value.id))
      sum.set(index, value.sum ?? UNKNOWN)
      perToken.set(index, value.perToken ?? UNKNOWN)
      tokens.set(index, value.tokens ?? NONE)
      characters.set(index, value.characters ?? NONE)
      bytes.set(index, value.bytes ?? NONE)
    },
    modes(lists) {
      const hasSums = everywhere(lists, (at) => !Number.isNaN(sum.get(at)))
      const hasMeans = everywhere(lists, (at) => !Number.isNaN(perToken.get(at)))
      const [hasTokens, hasCharacters, hasBytes] = [tokens, characters, bytes].map((column) =>
        everywhere(lists, (at) => column.get(at) !== NONE),
      )
      const modes = {
        sum: hasSums,
        'per-token': hasMeans || (hasSums && hasTokens),
        'per-character': hasSums && hasCharacters,
        'per-byte': hasSums && hasBytes,
      } satisfies Record<Normalization, boolean | undefined>
      return (Object.keys(modes) as Normalization[]).filter((mode) => modes[mode])
    },
  }
  return candidates
}
