import { PAPER_LANGUAGES, PolyfactError } from '@polyfact/schema'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { AnswerToReward } from '../src/answer-reward.js'
import type { Resolution } from '../src/resolution.js'
import type { AnswerOutcome, RewardConfig } from '../src/reward-config.js'

const RESOLUTIONS: Record<AnswerOutcome, Resolution> = {
  correct: { kind: 'candidate', id: 'gold', how: 'exact', matched: 'durham' },
  wrong: { kind: 'candidate', id: 'another', how: 'exact', matched: 'york' },
  unparseable: { kind: 'invalid', why: 'no-candidate', candidates: [] },
  empty: { kind: 'empty' },
}
const TEXTS: Record<AnswerOutcome, string> = {
  correct: 'Durham',
  wrong: 'York',
  unparseable: 'no idea',
  empty: '',
}

/** An answer that came to `outcome`; the gold is Durham. */
export const answerOf = (
  language: string,
  outcome: AnswerOutcome,
  rest: Partial<AnswerToReward> = {},
): AnswerToReward => ({
  language,
  text: TEXTS[outcome],
  resolution: RESOLUTIONS[outcome],
  gold: 'gold',
  goldTexts: ['Durham'],
  ...rest,
})

/** Answers in the paper's languages, in order, as many as there are outcomes. */
export const answersOf = (...outcomes: AnswerOutcome[]): AnswerToReward[] =>
  outcomes.map((outcome, index) => answerOf(PAPER_LANGUAGES[index]!, outcome))

/** The code and the message of the PolyfactError that `work` throws. */
export function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (!PolyfactError.is(error)) throw error
    return `${error.code}: ${error.message}`
  }
  return expect.unreachable('nothing was thrown')
}

/** Texts from spotless to all faults at once: padded, after a line break, with a letter, in another script. */
export const anyText = fc.constantFrom(
  'Durham',
  'B) Durham',
  '\nDurham',
  'Durham, as is known to everybody',
  'Дарем',
  '達勒姆',
  '\nA) Дарем, как известно всем и каждому\n',
  '\nA) 達勒姆是英格蘭東北部的一座城市\n.',
)
const outcome = fc.constantFrom<AnswerOutcome>('correct', 'wrong', 'unparseable', 'empty')

/** Any answer that is no more than its outcome says; an empty one may be a label alone. */
export const anyAnswer = (language: string): fc.Arbitrary<AnswerToReward> =>
  fc
    .record({ outcome, text: anyText, empty: fc.constantFrom('', '\nAnswer:') })
    .map(({ outcome, text, empty }) =>
      answerOf(language, outcome, { text: outcome === 'empty' ? empty : text }),
    )

/** Answers to one fact in two to twelve languages, now and then all the same and wrong. */
export const anyRollout: fc.Arbitrary<AnswerToReward[]> = fc
  .shuffledSubarray([...PAPER_LANGUAGES], { minLength: 2 })
  .chain((languages) =>
    fc.oneof(
      fc.tuple(...languages.map(anyAnswer)),
      fc.constant(languages.map((language) => answerOf(language, 'wrong', { candidateTexts: ['York'] }))),
    ),
  )

// sixteenths, so that sums are exact and a law needs no tolerance
const sixteenths = (min: number, max: number) =>
  fc.integer({ min: 16 * min, max: 16 * max }).map((n) => n / 16)
const bonus: fc.Arbitrary<RewardConfig['bonus']> = fc.oneof(
  fc.record({ shape: fc.constant('all-or-nothing' as const), size: sixteenths(0, 5) }),
  fc.record({ shape: fc.constant('power' as const), size: sixteenths(1, 5), exponent: sixteenths(1, 6) }),
  fc.record({
    shape: fc.constant('ladder' as const),
    rungs: fc
      .uniqueArray(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 4 })
      .map((rungs) =>
        rungs.sort((a, b) => a - b).map((languages, index) => ({ languages, value: index + 0.5 })),
      ),
  }),
)
const penalty = fc.integer({ min: 1, max: 6 }).map((n) => n / 16)

/** Any configuration in form, right or wrong in order. */
export const anyConfig: fc.Arbitrary<RewardConfig> = fc
  .record(
    {
      preset: fc.constant('recommended' as const),
      answer: fc.record({
        correct: sixteenths(0, 3),
        wrong: sixteenths(-1, 1),
        unparseable: sixteenths(-3, 1),
        empty: sixteenths(-4, 0),
      }),
      bonus,
      brevity: fc.record({ penalty, denominatorFloor: fc.constantFrom(8, 16) }),
      wrongLanguage: fc.record({ penalty }),
      format: fc.record({
        penalty,
        require: fc.constant(['one-line', 'starts-at-once', 'no-letter'] as const),
      }),
      agreementWithOthers: fc.record({ weight: penalty }),
    },
    { requiredKeys: ['preset', 'answer', 'bonus'] },
  )
  .map((config) => config as RewardConfig)
