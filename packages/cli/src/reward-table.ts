import { count, percent } from './format-text.js'
import type { ScoredFact, ScoredGenerations } from './score-generations.js'
import { textTable } from './table-forms.js'

const FACTS_SHOWN = 20

/**
 * Rewarded answers as text for a terminal: what the answers came to by language, and the rewards of the first facts.
 *
 * @returns Lines without colour.
 */
export function rewardTable({
  counts,
  reward,
  byLanguage,
  facts,
  mode,
  advantages,
}: ScoredGenerations): string {
  const shown = facts.slice(0, FACTS_SHOWN)
  const rest = facts.length - shown.length
  return [
    `${count(counts.answers, 'answer')} · ${count(counts.rollouts, 'rollout')} · ${count(counts.facts, 'fact')} · resolved as ${mode}`,
    textTable([['language', 'answers', 'right', 'wrong', 'unparseable', 'empty'], languageRows(byLanguage)]),
    `mean reward of a rollout: ${number(reward)}; facts with equal rewards in all rollouts: ${counts.degenerate}`,
    '',
    textTable([
      ['fact', 'rollout', 'right', 'bonus', 'reward', `advantage (${advantages})`],
      shown.flatMap(factRows),
    ]),
    ...(rest > 0 ? [`… and ${count(rest, 'fact')} more: --json prints all`] : []),
  ].join('\n')
}

function languageRows(byLanguage: ScoredGenerations['byLanguage']): string[][] {
  return Object.entries(byLanguage).map(([language, { correct, wrong, unparseable, empty }]) => {
    const answers = correct + wrong + unparseable + empty
    const shares = [correct, wrong, unparseable, empty].map((part) => percent(part / answers))
    return [language, String(answers), ...shares]
  })
}

const factRows = ({ fact, rollouts }: ScoredFact): string[][] =>
  rollouts.map(({ rollout, correct, languages, bonus, reward, advantage }, at) => [
    at === 0 ? fact : '',
    String(rollout),
    `${correct} of ${languages}`,
    number(bonus),
    number(reward),
    advantage === null ? '–' : number(advantage),
  ])

/** At most four digits behind the point. */
const number = (value: number) => String(Number(value.toFixed(4)))
