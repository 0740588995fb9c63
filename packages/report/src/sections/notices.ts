import { foreign } from '../data-table.js'
import { formatCount, formatRate } from '../format-number.js'
import { type Html, html } from '../html.js'
import { englishName } from '../language-names.js'
import type { NamedResult } from '../named-result.js'
import { chanceMargin, isNearChance, languagesNearChance } from '../near-chance.js'

/**
 * What must be known before the numbers are read: verdicts that could not be computed, results at chance, unfinished runs,
 * incomplete facts, ties, a single language.
 */
export function notices(named: readonly NamedResult[]): Html[] {
  const { languages } = named[0]!.result
  return [
    ...verdictsNotice(named),
    ...named.flatMap(chanceNotice),
    ...named.flatMap(unfinishedNotice),
    ...named.flatMap(incompleteNotice),
    ...tiesNotice(named),
    ...(languages.length === 1
      ? [
          html`There is one language, ${englishName(languages[0]!)}: consistency, RankC and agreement compare two or more.`,
        ]
      : []),
  ]
}

function verdictsNotice(named: readonly NamedResult[]): Html[] {
  const taken = named.filter(({ result }) => result.accuracy.verdicts === 'stored')
  if (taken.length === 0) return []
  const names = taken.map(({ name }, i) => html`${i === 0 ? '' : ', '}<strong>${foreign(name)}</strong>`)
  return [
    html`${names}: the source states no gold, and its own word is taken for what is right. Accuracy, Total Consistency and the
consistency split could not be computed anew.`,
  ]
}

function chanceNotice({ name, result }: NamedResult): Html[] {
  const { mean, chance } = result.accuracy
  const facts = result.facts.total
  if (chance === undefined) return []
  if (isNearChance(result)) {
    return [
      html`<strong>${foreign(name)} is not better than guessing</strong>: its mean accuracy is ${formatRate(mean)}, chance is
${formatRate(chance)} ± ${formatRate(chanceMargin(chance, facts))} (two standard errors over ${formatCount(facts)} facts).
Its other numbers on this page say nothing about knowledge.`,
    ]
  }
  const languages = languagesNearChance(result)
  if (languages.length === 0) return []
  return [
    html`<strong>${foreign(name)}</strong> is not better than guessing in ${languages.map(englishName).join(', ')}
(within two standard errors of chance, ${formatRate(chance)}).`,
  ]
}

function unfinishedNotice({ name, result: { facts, madeFrom } }: NamedResult): Html[] {
  if (madeFrom?.facts === undefined || madeFrom.facts <= facts.total) return []
  return [
    html`<strong>${foreign(name)} is not finished</strong>: it has answers to ${formatCount(facts.total)} of the
${formatCount(madeFrom.facts)} facts that were asked.`,
  ]
}

function incompleteNotice({ name, result: { facts } }: NamedResult): Html[] {
  if (facts.complete === facts.total) return []
  return [
    html`<strong>${foreign(name)}</strong>: ${formatCount(facts.complete)} of ${formatCount(facts.total)} facts have answers in
every language; only they count for Total Consistency and the consistency split.`,
  ]
}

function tiesNotice(named: readonly NamedResult[]): Html[] {
  const told = named.flatMap(({ name, result: { ties } }) =>
    ties === undefined || ties.tied === 0 ? [] : [{ name, ...ties }],
  )
  if (told.length === 0) return []
  const counts = told.map(
    ({ name, tied, questions, value }, i) =>
      html`${i === 0 ? '' : ', '}<strong>${foreign(name)}</strong> in ${formatCount(tied)} of ${formatCount(questions)} questions
(${formatRate(value)})`,
  )
  return [html`Two candidates share the best score, and the tie rule decides between them: ${counts}.`]
}
