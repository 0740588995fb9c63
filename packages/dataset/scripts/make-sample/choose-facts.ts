import type { AskedFact } from './candidates.js'
import { HAND_DROPS, NAME_DROPS } from './drops.js'
import { type KnownEntity, knownEntity, sampleEntity } from './entities.js'
import { LANGUAGES, perLanguage } from './languages.js'
import { LATIN_NAMES } from './latin-names.js'
import type { Ledger } from './ledger.js'
import type { Proposal } from './proposal.js'
import { QUESTIONS } from './questions.js'
import type { Sources } from './sources.js'
import { hasLatinLetter, hasRemark, NON_LATIN, standsIn } from './text-rules.js'

/**
 * The proposals that can be asked fairly in every language; the ledger notes the rule that dropped each other one.
 *
 * The rules run in the order of {@link RULES}, and a fact is dropped by the first that applies.
 */
export function chooseFacts(sources: Sources, proposals: readonly Proposal[], ledger: Ledger): AskedFact[] {
  const facts = proposals.map((proposal) => askedFact(sources, proposal))
  const shared = sharedNames(facts)
  return facts.filter((fact) => {
    const rule = RULES.find(({ applies }) => applies(fact, shared))
    if (rule !== undefined)
      ledger.drop(fact.property, rule.name, `${fact.subject.key.code} ${fact.object.key.code}`)
    return rule === undefined
  })
}

type Rule = { name: string; applies: (fact: AskedFact, shared: ReadonlySet<string>) => boolean }

const RULES: readonly Rule[] = [
  { name: 'dropped by hand', applies: isDroppedByHand },
  { name: 'name missing in a language', applies: (fact) => !both(fact, isNamed) },
  {
    name: 'name is a bare code',
    applies: (fact) => !both(fact, (entity) => !someName(entity, isCodeOf(entity))),
  },
  { name: 'name wrong or misspelt', applies: (fact) => !both(fact, isNamedRight) },
  { name: 'answer with a remark in parentheses', applies: ({ object }) => someName(object, hasRemark) },
  { name: 'Latin letters in a non-Latin script', applies: (fact) => !both(fact, isInItsScripts) },
  { name: 'subject named like another', applies: ({ subject }, shared) => shared.has(subject.id) },
  { name: 'answer stands in the question', applies: answerStandsInQuestion },
  { name: 'subject’s name stands in the capital’s', applies: capitalNamesSubject },
]

function askedFact(sources: Sources, { property, subject, object, alsoRight }: Proposal): AskedFact {
  const territory = knownEntity(sources, { type: 'territory', code: subject })
  const { inQuestion } = sampleEntity(territory)
  const { questions } = QUESTIONS.find(({ id }) => id === property)!
  return {
    property,
    subject: territory,
    object: knownEntity(sources, object),
    alsoRight,
    questions: perLanguage((language) =>
      questions[language].replaceAll(
        '{subject}',
        () => inQuestion?.[language] ?? territory.names[language] ?? '',
      ),
    ),
  }
}

const both = ({ subject, object }: AskedFact, holds: (entity: KnownEntity) => boolean) =>
  holds(subject) && holds(object)

const someName = (entity: KnownEntity, holds: (name: string) => boolean) =>
  LANGUAGES.some((language) => holds(entity.names[language]!))

const isCodeOf = (entity: KnownEntity) => (name: string) => name === entity.key.code

function isDroppedByHand({ property, subject }: AskedFact): boolean {
  return HAND_DROPS.some(
    ({ properties, subjects }) => properties.includes(property) && subjects.includes(subject.key.code),
  )
}

function isNamed({ names }: KnownEntity): boolean {
  return LANGUAGES.every((language) => (names[language] ?? '') !== '')
}

function isNamedRight({ key }: KnownEntity): boolean {
  return !NAME_DROPS.some(({ type, code }) => type === key.type && code === key.code)
}

function isInItsScripts({ id, names }: KnownEntity): boolean {
  return NON_LATIN.every(
    (language) =>
      !hasLatinLetter(names[language]!) ||
      LATIN_NAMES.some(
        (known) => known.id === id && known.language === language && known.name === names[language],
      ),
  )
}

function answerStandsInQuestion({ object, questions }: AskedFact): boolean {
  return LANGUAGES.some((language) => standsIn(object.names[language]!, questions[language]!, language))
}

// “Mexico City” answers the question after Mexico's capital. Currencies are named after countries as a rule, so that
// the like cannot be asked of them; the data card measures how far the name alone leads.
function capitalNamesSubject({ property, subject, object }: AskedFact): boolean {
  return (
    property === 'P36' &&
    LANGUAGES.some((language) => standsIn(subject.names[language]!, object.names[language]!, language))
  )
}

function sharedNames(facts: readonly AskedFact[]): Set<string> {
  const shared = new Set<string>()
  for (const language of LANGUAGES) {
    const owners = new Map<string, string>()
    for (const { subject } of facts) {
      const name = subject.names[language]
      if (name === undefined) continue
      const owner = owners.get(name) ?? subject.id
      owners.set(name, owner)
      if (owner !== subject.id) shared.add(owner).add(subject.id)
    }
  }
  return shared
}
