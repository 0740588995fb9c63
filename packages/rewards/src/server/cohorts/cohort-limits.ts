import { bytesOf, type CohortState } from './cohort-state.js'

/** How much may be held. */
export interface CohortLimits {
  /** Cohorts that wait; calls that would open another are refused. */
  readonly cohorts: number
  /** Answers in waiting cohorts; further ones are refused. */
  readonly places: number
  /** Bytes of texts, waiting and ended; ended cohorts make room, then calls are refused. */
  readonly bytes: number
  /** Ended cohorts kept for retries; the oldest go first. */
  readonly ended: number
}

/** For 12 languages a third of a million answers that wait, and as many that are kept. */
export const COHORT_LIMITS: CohortLimits = {
  cohorts: 30_000,
  places: 360_000,
  bytes: 1_000_000_000,
  ended: 30_000,
}

interface Newcomer {
  readonly text: string
  /** Of the cohort that it joins. */
  readonly cohort: 'new' | 'waiting' | 'ended'
}

/** The limit that a further answer would exceed, in words; null where there is room. */
export function exceededLimit(state: CohortState, newcomer: Newcomer, limits: CohortLimits): string | null {
  const { text, cohort } = newcomer
  const bytes = state.bytes + bytesOf(text)
  if (bytes > limits.bytes) return tooMany(bytes, limits.bytes, 'bytes of text')
  if (cohort === 'new' && state.waiting.size >= limits.cohorts) {
    return tooMany(state.waiting.size + 1, limits.cohorts, 'waiting cohorts')
  }
  if (cohort !== 'ended' && state.waitingPlaces >= limits.places) {
    return tooMany(state.waitingPlaces + 1, limits.places, 'waiting answers')
  }
  return null
}

/** True where a text would fit if ended cohorts were forgotten, and does not fit now. */
export function needsRoom(state: CohortState, text: string, { bytes }: CohortLimits): boolean {
  return state.ended.size > 0 && bytesOf(text) <= bytes && state.bytes + bytesOf(text) > bytes
}

const tooMany = (found: number, limit: number, of: string) =>
  `submit: this would make ${found} ${of}; at most ${limit} are held, try again when others are answered`
