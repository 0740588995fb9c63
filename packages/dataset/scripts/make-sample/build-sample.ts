import type { Split } from '@polyfact/schema'
import type { SampleFact, SampleFile } from '../../src/sample/sample-file.js'
import { type AskedFact, type Candidates, drawCandidates } from './candidates.js'
import { chooseFacts } from './choose-facts.js'
import { type KnownEntity, sampleEntity } from './entities.js'
import { LANGUAGES } from './languages.js'
import { createLedger, type Ledger } from './ledger.js'
import { drawOrders } from './orders.js'
import { QUESTIONS, sampleProperties } from './questions.js'
import { capitalFacts } from './relations/capital.js'
import { continentFacts } from './relations/continent.js'
import { currencyFacts } from './relations/currency.js'
import { officialLanguageFacts } from './relations/official-language.js'
import { SOURCE_NOTES } from './source-notes.js'
import type { Sources } from './sources.js'
import { splitSubjects } from './splits.js'
import { chooseSubjects } from './subjects.js'

/** When the sample was made and from which seed: constants, so that it is made the same again. */
export const SAMPLE_DATE = '2026-11-23'
export const SAMPLE_SEED = 'polyfact-sample-1'

/** The bundled sample from its sources, and how many facts each rule dropped on the way. */
export function buildSample(sources: Sources): { file: SampleFile; ledger: Ledger } {
  const ledger = createLedger()
  const subjects = chooseSubjects(
    sources,
    QUESTIONS.map(({ id }) => id),
    ledger,
  )
  const proposals = [continentFacts, capitalFacts, officialLanguageFacts, currencyFacts].flatMap((relation) =>
    relation(sources, subjects, ledger),
  )
  const asked = chooseFacts(sources, proposals, ledger)
  const splits = splitSubjects([...new Set(asked.map(({ subject }) => subject.id))], SAMPLE_SEED)
  const drawn = drawCandidates(asked, ({ subject }) => splits.get(subject.id)!, SAMPLE_SEED)
  const complete = asked.flatMap((fact, index) => {
    const candidates = drawn[index]
    if (candidates === undefined)
      ledger.drop(fact.property, 'fewer than three wrong answers', fact.subject.key.code)
    return candidates === undefined ? [] : [{ fact, candidates }]
  })
  return { file: sampleFile(sources, complete, splits), ledger }
}

type Splits = ReadonlyMap<string, Split>
type CompleteFact = { fact: AskedFact; candidates: Candidates }

function sampleFile(sources: Sources, complete: readonly CompleteFact[], splits: Splits): SampleFile {
  return {
    id: 'polyfact-sample',
    date: SAMPLE_DATE,
    seed: SAMPLE_SEED,
    license: 'Apache-2.0 AND Unicode-3.0 AND MIT AND ISC',
    script: 'packages/dataset/scripts/make-sample',
    command: 'npm run make-sample -w @polyfact/dataset',
    sources: SOURCE_NOTES.map((note) => ({ ...note, version: sources.versions[note.package] })),
    languages: [...LANGUAGES],
    properties: sampleProperties(),
    entities: usedEntities(complete).map(sampleEntity),
    facts: sampleFacts(complete, splits),
  }
}

function sampleFacts(complete: readonly CompleteFact[], splits: Splits): SampleFact[] {
  const place = new Map([...splits.keys()].map((subject, index) => [subject, index]))
  const facts = [...complete]
    .sort((a, b) => (a.fact.property < b.fact.property ? -1 : a.fact.property > b.fact.property ? 1 : 0))
    .sort((a, b) => place.get(a.fact.subject.id)! - place.get(b.fact.subject.id)!)
  const groups = new Map<string, number[]>()
  facts.forEach(({ fact }, index) => {
    const group = `${splits.get(fact.subject.id)}/${fact.property}`
    groups.set(group, [...(groups.get(group) ?? []), index])
  })
  const orders = facts.map(() => '')
  for (const language of LANGUAGES) {
    for (const [group, members] of groups) {
      const letters = drawOrders(members.length, `${SAMPLE_SEED}/orders/${language}/${group}`)
      members.forEach((index, at) => {
        orders[index] += letters[at]!
      })
    }
  }
  return facts.map(({ fact, candidates }, index) => ({
    subject: fact.subject.id,
    property: fact.property,
    candidates: candidates.map(({ id }) => id),
    orders: orders[index]!,
    split: splits.get(fact.subject.id)!,
  }))
}

// By type, then by code: a new version of a source changes few lines.
function usedEntities(complete: readonly CompleteFact[]): KnownEntity[] {
  const used = new Map<string, KnownEntity>()
  for (const { fact, candidates } of complete) {
    for (const entity of [fact.subject, ...candidates]) used.set(entity.id, entity)
  }
  const key = ({ key: { type, code } }: KnownEntity) => `${type}/${code}`
  return [...used.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
