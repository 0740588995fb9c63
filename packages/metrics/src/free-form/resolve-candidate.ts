import type { NamedCandidate } from '@polyfact/schema'
import { type KlarMatchOptions, matchesAny } from './klar-match.js'

/**
 * Which candidate a generated answer names: the first, in the order given, one of whose texts it matches.
 *
 * What makes generated answers comparable between languages: their texts differ, the ids do not. The order of the
 * candidates counts where matching is lenient and one is the beginning of another: `New York City` names `New York`
 * when that stands first.
 *
 * @param text - What the model answered.
 * @param candidates - What it may name, with their texts in the language of the answer.
 * @param options - see {@link KlarMatchOptions}.
 * @returns The candidate's id; undefined when the answer names none of them.
 * @throws {@link PolyfactError} `UNKNOWN_OPTION`.
 * @see arXiv 2606.06586, the free-form evaluator
 *
 * @example
 * ```ts
 * resolveCandidate('巴黎。', [{ id: 'Q456', texts: ['里昂'] }, { id: 'Q90', texts: ['巴黎', '巴黎市'] }]) // => 'Q90'
 * ```
 */
export function resolveCandidate(
  text: string,
  candidates: readonly NamedCandidate[],
  options: KlarMatchOptions = {},
): string | undefined {
  return candidates.find(({ texts }) => matchesAny('resolveCandidate', text, texts, options))?.id
}
