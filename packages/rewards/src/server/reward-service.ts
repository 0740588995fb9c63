import type { Fact } from '@polyfact/schema'
import { type Barriers, createBarriers } from './barriers.js'
import type { CohortStatistics } from './cohorts/cohort-statistics.js'
import type { Connection } from './cohorts/cohorts.js'
import type { Outcome, RolloutReference, Sample } from './cohorts/sample.js'
import { ENGINE_NAMES, type EngineName } from './engines/engines.js'
import { createAnswerReaders } from './facts/answer-readers.js'
import { type FactBook, readFactBook } from './facts/fact-book.js'
import { createScorer } from './score-rollout.js'
import { createServerClock } from './server-clock.js'
import type { CompleteServerOptions } from './server-options.js'
import { openStateLog, type StateLog } from './state/state-log.js'
import { createRunWatch, type RunWatch } from './watch/run-watch.js'

/** What stands behind the HTTP surface. */
export interface RewardService {
  /** `reading`: facts are not in yet; `failed`: they cannot be read, or the state cannot be written. */
  status(): 'reading' | 'ready' | 'closing' | 'failed'
  /** Why it failed. */
  fault(): string | null
  /** @throws what reading facts or restoring the state threw. */
  ready(): Promise<void>
  /** Null until facts are read. */
  book(): FactBook | null
  /** Throws nothing: a state that cannot be written fails the server, and a call that it strikes may be told so twice. */
  submit(engine: EngineName, sample: Sample, reply: (outcome: Outcome) => void): Connection
  abort(engine: EngineName, rollout: RolloutReference): 'aborted' | 'ended' | 'unknown'
  statistics(): Partial<Record<EngineName, CohortStatistics>>
  readonly watch: RunWatch
  /** Answers everybody who waits, and refuses all others. What becomes of the replies is still written down. */
  close(): void
  /** Gives the state file free, when all replies are out. */
  end(): void
}

/** Facts whose candidates are kept prepared: more than are in flight in any batch. */
const PREPARED_FACTS = 500
const SWEEP_MS = 1000

export function createRewardService(
  facts: AsyncIterable<Fact>,
  options: CompleteServerOptions,
): RewardService {
  const { config, languages, identify, mode, engines, state } = options
  let status: 'reading' | 'ready' | 'closing' | 'failed' = 'reading'
  let fault: unknown = null
  let book: FactBook | null = null
  let barriers: Barriers | null = null
  let log: StateLog | null = null

  const clock = createServerClock(fail)
  const watch = createRunWatch({ ...options, now: clock.now, config })
  const sweeping = setInterval(watch.sweep, SWEEP_MS)
  sweeping.unref()

  function fail(error: unknown) {
    if (status === 'failed' || status === 'closing') return
    status = 'failed'
    fault = error
    options.onFault(error)
    // never from within a change that is being made
    setImmediate(() => barriers?.close('retry'))
  }

  /** What a barrier throws is that its log cannot be written: nothing may be answered that it lacks. */
  function attempt<T>(work: () => T, otherwise: () => T): T {
    try {
      return work()
    } catch (error) {
      fail(error)
      return otherwise()
    }
  }

  const read = readFactBook(facts, languages).then((found) => {
    if (status !== 'reading') return
    book = found
    const readers = createAnswerReaders(found, { mode, most: PREPARED_FACTS })
    const scorer = { book: found, readers, config, onScored: watch.observe, ...(identify && { identify }) }
    log = state && openStateLog(state)
    barriers = createBarriers({
      clock,
      book: found,
      score: createScorer(scorer),
      engines,
      log,
    })
    status = 'ready'
  })
  read.catch(fail)

  return {
    status: () => status,
    fault: () => (fault === null ? null : fault instanceof Error ? fault.message : String(fault)),
    ready: () => read,
    book: () => book,
    submit(engine, sample, reply) {
      const refuse = () => {
        reply(FAILED)
        return { delivered() {}, disconnect() {} }
      }
      const connection = attempt(() => barriers!.of(engine).submit(sample, reply), refuse)
      return { delivered: () => attempt(connection.delivered, () => {}), disconnect: connection.disconnect }
    },
    abort(engine, rollout) {
      return attempt(
        () => barriers!.of(engine).abort(rollout),
        () => 'unknown',
      )
    },
    statistics() {
      if (!barriers) return {}
      const entries = ENGINE_NAMES.map((name) => [name, barriers!.of(name).statistics()])
      return Object.fromEntries(entries) as Record<EngineName, CohortStatistics>
    },
    watch,
    close() {
      if (status !== 'failed') status = 'closing'
      clearInterval(sweeping)
      barriers?.close(log ? 'retry' : 'policy')
    },
    end: () => log?.close(),
  }
}

const FAILED: Outcome = {
  kind: 'failed',
  code: 'closed',
  message: 'submit: the server has failed, and GET /readyz says why; send the same again when it is back',
}
