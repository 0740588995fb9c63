import { type PythonScalar, parsePythonList } from './python-list.js'

/** Which candidates are right, and whether the target could have meant others. */
export interface Golds {
  readonly indices: readonly number[] // at least one, each once
  readonly ambiguous: boolean
}

/**
 * The right candidates of a sample. The harness writes its target as `str(…)`, so that the index 2 and the text "2" look
 * alike: a number is an index where it can be one, as in nearly every task.
 *
 * @param target - An index, the text of a choice, or a Python or JSON list of either.
 * @param choices - Texts of the candidates; null where the file does not tell them.
 * @param count - How many candidates there are.
 * @param stated - What the field of `doc` holds that the task takes its target from, where that is known: its type
 *   decides between index and text.
 * @returns undefined where the target is outside the candidates.
 */
export function goldsOf(
  target: string,
  choices: readonly string[] | null,
  count: number,
  stated?: unknown,
): Golds | undefined {
  const text = choices?.indexOf(target) ?? -1
  if (typeof stated === 'string' && text !== -1) return { indices: [text], ambiguous: false }
  if (/^[+-]?\d+$/.test(target.trim())) {
    const index = indexOf(Number(target), count)
    if (index === undefined) return text === -1 ? undefined : { indices: [text], ambiguous: false }
    return { indices: [index], ambiguous: text !== -1 && text !== index && typeof stated !== 'number' }
  }
  if (text !== -1) return { indices: [text], ambiguous: false }
  const list = parsePythonList(target) ?? [target]
  const indices = list.map((element) => candidateOf(element, choices, count))
  if (indices.length === 0 || !indices.every((index) => index !== undefined)) return undefined
  // in the order of the candidates, which is the same in all languages
  return { indices: [...new Set(indices)].sort((a, b) => a - b), ambiguous: false }
}

function candidateOf(
  gold: PythonScalar,
  choices: readonly string[] | null,
  count: number,
): number | undefined {
  if (typeof gold === 'number') return indexOf(gold, count)
  if (typeof gold === 'boolean') return indexOf(Number(gold), count)
  if (gold === null) return undefined
  const text = choices?.findIndex((choice) => choice.trim() === gold.trim()) ?? -1
  if (text !== -1) return text
  // Python's True is the number 1
  return gold === 'True' || gold === 'False' ? indexOf(Number(gold === 'True'), count) : undefined
}

function indexOf(value: number, count: number): number | undefined {
  return Number.isInteger(value) && value >= 0 && value < count ? value : undefined
}
