import { PolyfactError } from '@polyfact/schema'
import { normalizeScore } from '../../normalize-score.js'
import type { ImportOptions } from '../imported-run.js'
import { candidateIds, candidateScores, type PlacedPrediction } from '../paper-results-candidates.js'
import { type PaperScoresFile, parsePaperFile, SCORE_MODES } from '../paper-results-file.js'
import { isObject } from '../read-json.js'
import {
  type PaperPairs,
  type PaperQuestion,
  paperAccuracies,
  paperPairMeans,
  paperPairs,
  paperScale,
  paperWeights,
} from './paper-aggregates.js'
import { compensatedSum, plainSum, type Sum } from './python-sum.js'
import { createVerification, joinPath, type Verification, type VerificationWriter } from './verification.js'
import { verifyPaperFreeForm } from './verify-paper-free-form.js'
import { verifyPaperSummary } from './verify-paper-summary.js'
import { createVerdictChecks, firstBest, goldPlace } from './verify-paper-verdicts.js'

const SECTIONS = ['per_language_accuracy', 'total_consistency', 'rankc', 'answer_agreement'] as const
const NEED_VERDICTS = ['per_language_accuracy', 'total_consistency'] as const
const NO_VERDICT = 'a prediction has neither a gold nor "correct"'

/**
 * Checks a result file of the paper's evaluators: every aggregate against the predictions, to the last bit, and in every
 * prediction `pred_idx` against the first best of the scores, scores against their sums, and `correct` against the gold
 * where the file tells it. A summary without predictions is checked against itself.
 */
export function verifyPaper(
  path: string,
  value: unknown,
  options: Pick<ImportOptions, 'align'> = {},
): Verification {
  if (isObject(value) && !('predictions' in value) && ('rankc' in value || 'total_consistency' in value)) {
    return likelier((sum) => verifyPaperSummary(path, value, sum))
  }
  const read = parsePaperFile(path, value)
  if (read.kind === 'generations')
    return verifyPaperFreeForm(path, read.file, value as Record<string, unknown>)
  return likelier((sum) => verifyScores(path, read.file, value as Record<string, unknown>, sum, options))
}

/** Python adds floats in another way since version 3.12: the one that fits better is that of the file. */
function likelier(verify: (sum: Sum) => Verification): Verification {
  const plain = verify(plainSum)
  if (plain.differences.length === 0) return plain
  const compensated = verify(compensatedSum)
  if (compensated.differences.length >= plain.differences.length) return plain
  return {
    ...compensated,
    notices: [...compensated.notices, 'sums are those of Python 3.12 and later, which make up for rounding'],
  }
}

function verifyScores(
  path: string,
  file: PaperScoresFile,
  stored: Record<string, unknown>,
  sum: Sum,
  options: Pick<ImportOptions, 'align'>,
): Verification {
  const writer = createVerification('paper', [path])
  const questions = questionsOf(path, file, stored, writer, options)
  const { langs } = file.config
  const computed = {
    ...paperAccuracies(questions, langs),
    ...rankcAndAgreement(questions, file, stored, sum, writer),
  }
  for (const section of SECTIONS) {
    if (writer.verification.unchecked.some((part) => part.path === section)) continue
    if (section in stored) {
      writer.compareTree(
        section,
        stored[section],
        computed[section],
        section === 'per_language_accuracy' ? 'map' : 'fields',
      )
    } else writer.leave(section, 'not in the file')
  }
  checkConfig(file, stored, writer)
  return writer.verification
}

/** The questions of the evaluated languages, with each prediction checked on the way. */
function questionsOf(
  path: string,
  file: PaperScoresFile,
  stored: Record<string, unknown>,
  writer: VerificationWriter,
  options: Pick<ImportOptions, 'align'>,
): ReadonlyMap<string, PaperQuestion>[] {
  const raw = stored['predictions'] as Record<string, Record<string, Record<string, unknown>>>
  const verdicts = createVerdictChecks(writer)
  const facts = Object.entries(file.predictions).map(([fact, byLanguage]) => {
    const questions = new Map<string, PaperQuestion>()
    for (const [language, prediction] of Object.entries(byLanguage)) {
      const place = joinPath(joinPath('predictions', fact), language)
      const placed = { place: `${path}: ${place}`, fact, language, prediction }
      writer.read(1)
      checkPrediction(place, placed, file, raw[fact]![language]!, writer)
      const gold = goldPlace(placed)
      if (gold === undefined && prediction.correct === undefined) {
        for (const section of NEED_VERDICTS) writer.leave(section, NO_VERDICT)
      }
      questions.set(language, {
        correct: gold === undefined ? prediction.correct === true : firstBest(prediction.scores) === gold,
        pool: prediction.scores.length,
        ranking: rankingOf(placed, file, writer, options),
      })
    }
    verdicts.add(fact, byLanguage, questions)
    return withoutMismatch(fact, questions, writer)
  })
  verdicts.finish()
  return facts
}

/** Scores against their sums, and the stored choice against the first best of the stored scores. */
function checkPrediction(
  place: string,
  placed: PlacedPrediction,
  file: PaperScoresFile,
  raw: Record<string, unknown>,
  writer: VerificationWriter,
): void {
  const { scores, scores_sum: sums, n_option_tokens: tokens, options } = placed.prediction
  const mode = SCORE_MODES[file.config.score_mode ?? 'avg']
  const hasLengths = {
    sum: true,
    'per-token': tokens !== undefined,
    'per-character': options !== undefined,
    'per-byte': options !== undefined,
  }
  if (sums !== undefined && hasLengths[mode]) {
    const ids = scores.map((_, at) => String(at))
    const computed = candidateScores(placed, ids, file).map((candidate) => normalizeScore(candidate, mode))
    for (const [at, score] of scores.entries()) writer.compare(`${place}.scores.${at}`, score, computed[at])
  }
  if ('pred_idx' in raw) {
    writer.compare(`${place}.pred_idx`, raw['pred_idx'], firstBest(scores))
  }
}

/** Places among the English options, best first, equal scores in the order of the file. */
function rankingOf(
  placed: PlacedPrediction,
  file: PaperScoresFile,
  writer: VerificationWriter,
  options: Pick<ImportOptions, 'align'>,
): number[] | undefined {
  const slots = slotsOf(placed, file, writer, options)
  if (slots === undefined) return undefined
  const { scores } = placed.prediction
  return scores
    .map((score, at) => ({ score, slot: slots[at]! }))
    .sort((a, b) => b.score - a.score)
    .map(({ slot }) => slot)
}

function slotsOf(
  placed: PlacedPrediction,
  file: PaperScoresFile,
  writer: VerificationWriter,
  options: Pick<ImportOptions, 'align'>,
): number[] | undefined {
  try {
    const ids = candidateIds(placed, file, options)
    if (ids === undefined) return undefined
    if (placed.prediction.option_ids === undefined) return ids.map((id) => Number(id.slice('option:'.length)))
    const reference =
      file.predictions[placed.fact]!['en'] ?? Object.values(file.predictions[placed.fact]!)[0]!
    return ids.map((id) => reference.option_ids?.indexOf(id) ?? -1)
  } catch (error) {
    if (!PolyfactError.is(error, 'CANDIDATES_UNALIGNED')) throw error
    writer.leave('rankc.pairwise', UNALIGNED)
    writer.leave('answer_agreement.pairwise', UNALIGNED)
    return undefined
  }
}

const UNALIGNED =
  'the file has no option_ids and no alignment, so that nothing says which option of one language is which of another'

/** A fact whose languages have different options has no ranking that could be compared. */
function withoutMismatch(
  fact: string,
  questions: ReadonlyMap<string, PaperQuestion>,
  writer: VerificationWriter,
): ReadonlyMap<string, PaperQuestion> {
  const keys = [...questions.values()].flatMap(({ ranking }) =>
    ranking === undefined ? [] : [[...ranking].sort((a, b) => a - b).join()],
  )
  if (new Set(keys).size <= 1) return questions
  writer.leave(
    joinPath('predictions', fact),
    'its languages have different options, which RankC cannot compare',
  )
  return new Map(
    [...questions].map(([language, question]) => [language, { ...question, ranking: undefined }]),
  )
}

function rankcAndAgreement(
  questions: readonly ReadonlyMap<string, PaperQuestion>[],
  file: PaperScoresFile,
  stored: Record<string, unknown>,
  sum: Sum,
  writer: VerificationWriter,
) {
  const { langs } = file.config
  const unaligned = writer.verification.unchecked.some(({ reason }) => reason === UNALIGNED)
  const pairs = unaligned ? storedPairs(stored) : paperPairs(questions, langs, sum)
  const { average, average_en_x } = paperPairMeans(pairs.rankc, langs.length, sum)
  const pools = questions.flatMap((fact) => [...fact.values()].map(({ pool }) => pool))
  if (unaligned) writer.leave('rankc.pair_n', UNALIGNED)
  return {
    rankc: {
      pairwise: pairs.rankc,
      average,
      average_en_x,
      ...paperScale(pools, average, sum),
      ...(unaligned ? {} : { pair_n: pairs.facts }),
      weights: paperWeights(4, sum), // of four, whatever the pools
    },
    answer_agreement: {
      pairwise: pairs.agreement,
      average: paperPairMeans(pairs.agreement, langs.length, sum).average,
    },
  }
}

/** What the file says of the pairs, for the means over them. */
export function storedPairs(
  stored: Record<string, unknown>,
): Omit<PaperPairs, 'facts'> & { facts: Record<string, number> } {
  const pairsOf = (section: unknown) =>
    isObject(section) && isObject(section['pairwise']) ? (section['pairwise'] as Record<string, number>) : {}
  return { rankc: pairsOf(stored['rankc']), agreement: pairsOf(stored['answer_agreement']), facts: {} }
}

function checkConfig(
  file: PaperScoresFile,
  stored: Record<string, unknown>,
  writer: VerificationWriter,
): void {
  const config = stored['config'] as Record<string, unknown>
  if ('n_facts' in config)
    writer.compare('config.n_facts', config['n_facts'], Object.keys(file.predictions).length)
}
