import { type CandidateScore, type Language, PolyfactError } from '@polyfact/schema'
import type { ImportOptions } from './imported-run.js'
import { type PaperPrediction, type PaperScoresFile, SCORE_MODES } from './paper-results-file.js'

/** Benchmarks of the evaluator whose i-th option is the same in all languages. */
const PARALLEL = ['global_mmlu', 'global_mmlu_lite', 'bmlama53', 'bmlama17']

/** One prediction of a file, and where it is. */
export interface PlacedPrediction {
  readonly place: string // `x.json: predictions.<fact>.<language>`
  readonly fact: string
  readonly language: Language
  readonly prediction: PaperPrediction
}

/**
 * The candidate ids of a prediction: those of the file; else the places among the English options that the file's
 * alignment gives; else, for benchmarks that are parallel, the places themselves.
 *
 * @returns Undefined where the file's alignment says that it could not align this question.
 * @throws {@link PolyfactError} `CANDIDATES_UNALIGNED` when nothing says which option of one language is which of
 *   another; `SHAPE_MISMATCH`.
 */
export function candidateIds(
  { place, fact, language, prediction }: PlacedPrediction,
  { config, alignment }: PaperScoresFile,
  { align }: Pick<ImportOptions, 'align'>,
): string[] | undefined {
  const places = prediction.scores.map((_, index) => index)
  if (prediction.option_ids !== undefined) {
    checkLength(place, 'option_ids', prediction.option_ids.length, places.length)
    return prediction.option_ids
  }
  if (alignment !== undefined) {
    const slots = alignment[fact]?.[language]
    if (slots == null) return undefined
    checkLength(place, 'alignment', slots.length, places.length)
    return slots.map(optionId)
  }
  if (align === 'position' || config.langs.length === 1 || PARALLEL.includes(config.benchmark)) {
    return places.map(optionId)
  }
  throw new PolyfactError(
    'CANDIDATES_UNALIGNED',
    `${place}: found no option_ids, and ${config.benchmark} shuffles its options in each language on its own, so that nothing says which is which; add the option_ids that PolyFact-Clean has to every prediction, or an "alignment" to the file, or else say that the i-th option is the same in all languages (align: 'position')`,
    { fact, language, benchmark: config.benchmark },
  )
}

/**
 * The scores of a prediction: sums with lengths where the file has sums, else what it has.
 *
 * Lengths are those of the option as the evaluator scored it. On BMLAMA that is a space, the candidate and the rest of
 * the sentence, which is what its published scores are divided by.
 *
 * @throws {@link PolyfactError} `SHAPE_MISMATCH` when lists have different lengths; `NORMALIZATION_UNAVAILABLE` for
 *   scores per character or byte without sums.
 */
export function candidateScores(
  { place, prediction }: PlacedPrediction,
  ids: readonly string[],
  { config: { score_mode = 'avg' } }: PaperScoresFile,
): CandidateScore[] {
  const { scores, scores_sum: sums, n_option_tokens: tokens, options } = prediction
  for (const [field, list] of Object.entries({ scores_sum: sums, n_option_tokens: tokens, options })) {
    if (list !== undefined) checkLength(place, field, list.length, scores.length)
  }
  if (sums === undefined && (score_mode === 'char' || score_mode === 'byte')) {
    throw new PolyfactError(
      'NORMALIZATION_UNAVAILABLE',
      `${place}: found scores ${SCORE_MODES[score_mode]} and no scores_sum; sums with n_option_tokens and options are expected, or scores of the mode avg or sum`,
      { place },
    )
  }
  return ids.map((id, at) => {
    const option = options?.[at]
    const lengths = {
      tokens: tokens?.[at] ?? null,
      characters: option === undefined ? null : [...option].length,
      bytes: option === undefined ? null : Buffer.byteLength(option),
    }
    if (sums !== undefined) return { id, sum: sums[at]!, ...lengths }
    return score_mode === 'sum'
      ? { id, sum: scores[at]!, ...lengths }
      : { id, sum: null, ...lengths, perToken: scores[at]! }
  })
}

/**
 * The gold of a prediction, where the file tells it: by its place among the options, or as the object in the id of a
 * fact whose options are Wikidata items.
 *
 * @returns A candidate id; null where the file does not tell.
 * @throws {@link PolyfactError} `GOLD_MISSING` when it is not among the candidates.
 */
export function goldId({ place, fact, prediction }: PlacedPrediction, ids: readonly string[]): string | null {
  const { gold_idx: index, option_ids } = prediction
  const gold = index === undefined ? objectOf(fact) : (ids[index] ?? `option ${index}`)
  if (gold === undefined || (index === undefined && option_ids === undefined)) return null
  if (ids.includes(gold)) return gold
  throw new PolyfactError(
    'GOLD_MISSING',
    `${place}: found the candidates ${ids.join(', ')}; the gold ${gold} must be one of them`,
    { fact, gold },
  )
}

function objectOf(fact: string): string | undefined {
  return TRIPLE.exec(fact)?.[2]
}

/** The relation in a PolyFact id, `Q142|P36|Q90`. */
export function propertyOf(fact: string): string | undefined {
  return TRIPLE.exec(fact)?.[1]
}

const TRIPLE = /^Q\d+\|(P\d+)\|(Q\d+)$/

const optionId = (place: number) => `option:${place}`

function checkLength(place: string, field: string, found: number, expected: number): void {
  if (found === expected) return
  throw new PolyfactError(
    'SHAPE_MISMATCH',
    `${place}: found ${found} ${field} and ${expected} scores; as many are expected`,
    { place, [field]: found, scores: expected },
  )
}
