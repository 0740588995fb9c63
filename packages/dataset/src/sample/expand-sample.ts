import { checkFact, type Fact, type LocalizedFact, PolyfactError } from '@polyfact/schema'
import { candidateOrder } from './candidate-order.js'
import type { SampleEntity, SampleFact, SampleFile, SampleProperty } from './sample-file.js'

/**
 * The facts of a sample file, each in all of the file's languages.
 *
 * @param file - The compact form; see `SampleFile`.
 * @returns The facts in the file's order; every entity with the source that states its id.
 * @throws {@link PolyfactError} `INVALID_INPUT` for an id that the file does not define; `SHAPE_MISMATCH` where names,
 *   questions or orders are not one for each language; `DUPLICATE_ID` for an entity defined twice or a repeated
 *   candidate.
 */
export function expandSample(file: SampleFile): Fact[] {
  const entities = byId(file.entities, 'entity')
  const properties = byId(file.properties, 'property')
  const count = file.languages.length
  for (const { id, names } of file.entities) checkCount(names.length, count, `the names of ${id}`)
  for (const { id, questions } of file.properties)
    checkCount(questions.length, count, `the questions of ${id}`)
  return file.facts.map((fact) => expandFact(fact, file.languages, entities, properties))
}

function expandFact(
  fact: SampleFact,
  languages: readonly string[],
  entities: ReadonlyMap<string, SampleEntity>,
  properties: ReadonlyMap<string, SampleProperty>,
): Fact {
  const subject = defined(entities, fact.subject, 'entity')
  const property = defined(properties, fact.property, 'property')
  const candidates = fact.candidates.map((id) => defined(entities, id, 'entity'))
  const object = candidates[0]!
  const id = `${subject.id}|${property.id}|${object.id}`
  checkCount(fact.orders.length, languages.length, `the orders of ${id}`)
  const localized = languages.map((language, index): [string, LocalizedFact] => [
    language,
    {
      question: property.questions[index]!.replaceAll(
        '{subject}',
        () => subject.inQuestion?.[language] ?? subject.names[index]!,
      ),
      candidates: candidateOrder(fact.orders[index]!).map((place) => ({
        id: candidates[place]!.id,
        text: candidates[place]!.names[index]!,
      })),
    },
  ])
  const expanded: Fact = {
    id,
    subject: entityOf(subject, languages),
    property: { id: property.id, label: property.label },
    object: entityOf(object, languages),
    split: fact.split,
    languages: Object.fromEntries(localized),
  }
  checkFact(expanded, 'expandSample')
  return expanded
}

function entityOf({ id, source, names }: SampleEntity, languages: readonly string[]): Fact['subject'] {
  const label = names[languages.indexOf('en')]
  return label === undefined ? { id, source } : { id, label, source }
}

function byId<T extends { id: string }>(items: readonly T[], kind: string): Map<string, T> {
  const map = new Map<string, T>()
  for (const item of items) {
    if (map.has(item.id)) {
      throw new PolyfactError(
        'DUPLICATE_ID',
        `expandSample: the ${kind} ${item.id} is defined twice; once is expected`,
        { id: item.id },
      )
    }
    map.set(item.id, item)
  }
  return map
}

function defined<T>(map: ReadonlyMap<string, T>, id: string, kind: string): T {
  const item = map.get(id)
  if (item === undefined) {
    throw new PolyfactError(
      'INVALID_INPUT',
      `expandSample: a fact names the ${kind} ${id}, which the file does not define`,
      { id },
    )
  }
  return item
}

function checkCount(found: number, expected: number, what: string): void {
  if (found !== expected) {
    throw new PolyfactError(
      'SHAPE_MISMATCH',
      `expandSample: ${what} are ${found}; one for each of the ${expected} languages is expected`,
      { found, expected },
    )
  }
}
