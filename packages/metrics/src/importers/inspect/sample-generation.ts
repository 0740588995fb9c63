import { type Generation, type Language, PolyfactError } from '@polyfact/schema'
import type { ImportOptions } from '../imported-run.js'
import type { PlacedSample } from './inspect-log.js'
import { completionOf } from './log-format.js'
import { choiceOf, targetsOf } from './multiple-choice.js'

/** What a sample comes to, before the header and the run's alignment of candidates are known. */
export type SampleGeneration = Pick<Generation, 'fact' | 'language' | 'text' | 'golds'> &
  Partial<Pick<Generation, 'gold' | 'answer' | 'candidates' | 'property' | 'group'>> & {
    readonly place: string
    /** How the candidates of a multiple choice are told apart. */
    readonly ids?: 'of the file' | 'by position'
    readonly chosenFrom?: 'completion' | 'stored answer'
  }

/** A sample that says nothing that can be measured. */
export interface DroppedSample {
  readonly dropped: string
}

/**
 * What the model answered in a sample: the candidate that it took where there are choices, else its text.
 *
 * @throws {@link PolyfactError} `GOLD_MISSING` for a target that is not among the choices; `SHAPE_MISMATCH`,
 *   `DUPLICATE_ID`; `JOIN_KEY_MISSING`.
 */
export function generationOf(
  placed: PlacedSample,
  language: Language,
  options: Pick<ImportOptions, 'joinKey'>,
): SampleGeneration | DroppedSample {
  const { place, sample } = placed
  if (sample.error != null) return { dropped: 'ended with an error' }
  if (sample.limit != null) return { dropped: 'stopped by a limit' }
  const property = sample.metadata['property']
  const group = sample.metadata['subject'] ?? sample.metadata['category']
  const common = {
    place,
    fact: factOf(placed, options),
    language,
    ...(typeof property === 'string' && property !== '' ? { property } : {}),
    ...(typeof group === 'string' && group !== '' ? { group } : {}),
  }
  const completion = completionOf(sample)
  if (sample.choices != null && sample.choices.length > 0) {
    return multipleChoice(placed, sample.choices, completion, common)
  }
  const golds = (Array.isArray(sample.target) ? sample.target : [sample.target]).filter((text) => text !== '')
  if (golds.length === 0) return { dropped: 'without a target' }
  return { ...common, text: completion, golds }
}

function multipleChoice(
  { place, sample }: PlacedSample,
  choices: readonly string[],
  completion: string,
  common: Pick<SampleGeneration, 'place' | 'fact' | 'language'>,
): SampleGeneration | DroppedSample {
  const targets = targetsOf(place, sample)
  if (targets.length > 1) return { dropped: 'several choices are right together' }
  const stored = sample.metadata['option_ids']
  const ids = Array.isArray(stored) ? stored.map(String) : choices.map((_, at) => `option:${at}`)
  if (ids.length !== choices.length) {
    throw new PolyfactError(
      'SHAPE_MISMATCH',
      `${place}: found ${ids.length} option_ids and ${choices.length} choices; as many are expected`,
      { place, ids: ids.length, choices: choices.length },
    )
  }
  if (new Set(ids).size < ids.length) {
    throw new PolyfactError(
      'DUPLICATE_ID',
      `${place}: found the option_ids ${ids.join(', ')}; ids of choices must be distinct`,
      { place, ids },
    )
  }
  const gold = targets[0]!
  const { index, from } = choiceOf(sample, completion)
  const texts = choices.map((text) => (text === '' ? '(empty)' : text)) // a candidate needs a text
  return {
    ...common,
    text: index === undefined ? '' : texts[index]!,
    golds: [texts[gold]!],
    gold: ids[gold]!,
    ...(index === undefined ? {} : { answer: ids[index]! }),
    candidates: ids.map((id, at) => ({ id, texts: [texts[at]!] })),
    ids: Array.isArray(stored) ? 'of the file' : 'by position',
    chosenFrom: from,
  }
}

/** The id of the sample, or the field of its metadata that is the same in all languages. */
function factOf({ place, sample }: PlacedSample, { joinKey }: Pick<ImportOptions, 'joinKey'>): string {
  if (joinKey === undefined) return String(sample.id)
  const key = sample.metadata[joinKey]
  if ((typeof key === 'string' && key !== '') || typeof key === 'number') return String(key)
  throw new PolyfactError(
    'JOIN_KEY_MISSING',
    `${place}: found no ${joinKey} in the sample's metadata, which has ${Object.keys(sample.metadata).join(', ') || 'no field'}; name the field that is the same in all languages of a fact`,
    { place, joinKey },
  )
}
