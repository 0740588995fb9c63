import { type ConditionalAgreement, type Language, PolyfactError } from '@polyfact/schema'
import { answerGroups, equalPairs } from './answer-groups.js'
import { type ByLanguage, completeFacts } from './by-language.js'
import { checkTwoLanguages } from './language-pairs.js'

/**
 * Answer agreement, apart for facts that at least one language has right and facts that all have wrong.
 *
 * For one fact, `Σ_g m_g (m_g − 1) / (L (L − 1))`: the share of pairs of languages with the same answer, where m_g
 * languages give answer g. Each value is the mean over the facts of its kind. `someRight` says how far knowledge
 * reaches once it is there; a high `allWrong` says that languages share their errors, which raises {@link agreement} as
 * knowledge does. Neither is comparable between models that know different facts: look at `facts`.
 *
 * @param answers - `[language][fact]` id of the candidate that ranks first; null where a language lacks the fact.
 * @param correct - `[language][fact]` whether that answer is right.
 * @returns Shares in [0, 1] with the number of complete facts, those with an answer in every language, that each is the
 *   mean over; absent where there is no such fact.
 * @throws {@link PolyfactError} `EMPTY_INPUT` with fewer than two languages, without facts or complete facts;
 *   `UNKNOWN_LANGUAGE` when a language of the answers has no verdicts; `SHAPE_MISMATCH` when languages, or answers and
 *   verdicts, have different numbers of facts, or a verdict is missing.
 *
 * @example
 * ```ts
 * const answers = { en: ['Q90', 'Q64'], de: ['Q90', 'Q64'], sw: ['Q64', 'Q64'] }
 * const correct = { en: [true, false], de: [true, false], sw: [false, false] }
 * conditionalAgreement(answers, correct) // => { someRight: { value: 0.3333, facts: 1 }, allWrong: { value: 1, facts: 1 } }
 * ```
 */
export function conditionalAgreement(
  answers: ByLanguage<string>,
  correct: ByLanguage<boolean>,
): ConditionalAgreement {
  const languages = Object.keys(answers)
  checkTwoLanguages('conditionalAgreement', languages)
  const complete = completeFacts('conditionalAgreement', answers)
  for (const language of languages) checkVerdicts(language, answers, correct)
  const someRight = { pairs: 0, facts: 0 }
  const allWrong = { pairs: 0, facts: 0 }
  for (const { fact, values } of complete) {
    const kind = languages.some((language) => correct[language]![fact]) ? someRight : allWrong
    kind.pairs += equalPairs(answerGroups(values))
    kind.facts++
  }
  const shareOf = ({ pairs, facts }: typeof someRight) => ({
    value: pairs / (facts * languages.length * (languages.length - 1)),
    facts,
  })
  return {
    ...(someRight.facts === 0 ? {} : { someRight: shareOf(someRight) }),
    ...(allWrong.facts === 0 ? {} : { allWrong: shareOf(allWrong) }),
  }
}

function checkVerdicts(language: Language, answers: ByLanguage<string>, correct: ByLanguage<boolean>): void {
  const ids = answers[language]!
  const verdicts = correct[language]
  if (verdicts === undefined) {
    throw new PolyfactError(
      'UNKNOWN_LANGUAGE',
      `conditionalAgreement: ${language} has answers and no verdicts; every language is expected to have both`,
      { language },
    )
  }
  const bare = ids.findIndex((id, fact) => id != null && verdicts[fact] == null)
  if (verdicts.length !== ids.length || bare !== -1) {
    throw new PolyfactError(
      'SHAPE_MISMATCH',
      `conditionalAgreement: ${language} has ${ids.length} facts and ${verdicts.length} verdicts${bare === -1 ? '' : `, none for its answer to fact ${bare}`}; a verdict for every answer is expected`,
      { language, answers: ids.length, verdicts: verdicts.length },
    )
  }
}
