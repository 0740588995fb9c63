import { type AnswerMatching, type Generation, PolyfactError } from '@polyfact/schema'
import { commonValue, labelsOf } from '../evaluate/common-value.js'
import type { FactOutcome } from '../evaluate/fact-table.js'
import { answerTokens, goldTokens } from './answer-tokens.js'
import { isExactMatch } from './exact-match.js'
import { klarMatchAny } from './klar-match.js'
import { resolveCandidate } from './resolve-candidate.js'
import { bestTokenF1 } from './token-f1.js'

/** What errors call the function that all of this is for. */
export const CALLER = 'evaluateFreeForm'

/** What the generated answers to one fact came to, in the languages that have it. */
export interface GeneratedOutcome extends FactOutcome {
  /** `[language]` measures of the text alone. */
  readonly texts: readonly { readonly exact: boolean; readonly f1: number; readonly empty: boolean }[]
}

/**
 * What the answers to one fact came to.
 *
 * @param records - Checked, one record per language, at least one.
 * @throws {@link PolyfactError} `GOLD_MISMATCH`; `INVALID_INPUT` for different properties or groups.
 */
export function generatedOutcome(records: readonly Generation[], matching: AnswerMatching): GeneratedOutcome {
  commonValue(records, {
    caller: CALLER,
    name: 'gold',
    code: 'GOLD_MISMATCH',
    read: ({ gold }) => gold,
  })
  return {
    id: records[0]!.fact,
    ...labelsOf(CALLER, records),
    languages: records.map(({ language }) => language),
    answers: records.map(
      ({ text, answer, candidates = [] }) => answer ?? resolveCandidate(text, candidates, { matching }),
    ),
    right: records.map((record) => isRight(record, matching)),
    rankc: undefined,
    texts: records.map(({ text, golds }) => {
      const answer = answerTokens(CALLER, text, {})
      const expected = goldTokens(CALLER, golds, {})
      return {
        exact: isExactMatch(answer, expected),
        f1: bestTokenF1(answer, expected),
        empty: text.trim() === '',
      }
    }),
  }
}

/**
 * Checks a record by itself.
 *
 * @throws {@link PolyfactError} `EMPTY_INPUT` without golds, `DUPLICATE_ID` for a candidate twice, `GOLD_MISSING` when
 *   the gold is none of the candidates.
 */
export function checkGeneration({ fact, language, golds, gold, candidates }: Generation): void {
  const place = `${CALLER}: fact ${fact} in ${language}`
  if (golds.length === 0) {
    throw new PolyfactError('EMPTY_INPUT', `${place} has no golds; at least one text is expected`, {
      fact,
      language,
    })
  }
  if (candidates === undefined) return
  const ids = candidates.map(({ id }) => id)
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice !== undefined) {
    throw new PolyfactError('DUPLICATE_ID', `${place} has the candidate ${twice} twice; once is expected`, {
      fact,
      language,
      id: twice,
    })
  }
  if (gold !== undefined && !ids.includes(gold)) {
    throw new PolyfactError(
      'GOLD_MISSING',
      `${place} has the gold ${gold}; one of the candidates ${ids.join(', ')} is expected`,
      { fact, language, gold },
    )
  }
}

/** By id where the source says which candidate was chosen, by text where it does not. */
function isRight({ text, golds, gold, answer }: Generation, matching: AnswerMatching): boolean {
  if (answer !== undefined && gold !== undefined) return answer === gold
  return klarMatchAny(text, golds, { matching })
}
