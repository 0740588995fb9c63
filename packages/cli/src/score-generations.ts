import { setImmediate as turn } from 'node:timers/promises'
import {
  type AdvantagePreset,
  type AnswerOutcome,
  type AnswerReward,
  type AnswerToReward,
  type GroupReward,
  type GroupRewardOptions,
  groupAdvantages,
  groupReward,
  type Resolution,
  type RewardConfig,
} from '@polyfact/rewards'
import type { RewardHazard } from '@polyfact/rewards/config'
import { loadLanguageIdentifier } from '@polyfact/rewards/language-id'
import { createAnswerResolver } from '@polyfact/rewards/resolve'
import { type Fact, inPaperOrder, type Language, PolyfactError } from '@polyfact/schema'
import { stopIfAborted } from './abort.js'
import { type CollectedRollout, collectRollouts } from './collect-rollouts.js'
import { readGenerationLines } from './generation-lines.js'
import { readRewardConfig } from './reward-config-file.js'
import { type RewardFactsOptions, rewardFactsById } from './reward-facts.js'

/** How {@link scoreGenerations} resolves and rewards. */
export interface ScoreGenerationsOptions extends RewardFactsOptions {
  /** `'sample'`, or a folder in a published layout. */
  readonly data: string
  /** Path of a reward configuration in YAML or JSON. @defaultValue the recommended reward */
  readonly config?: string
  /** How an answer is resolved. @defaultValue `'strict'` */
  readonly mode?: 'strict' | 'paper'
  /** What a language without an answer is; see `GroupRewardOptions`. @defaultValue `'error'` */
  readonly missing?: 'error' | 'empty' | 'partial'
  /** Whose rule advantages follow. @defaultValue `'paper'` */
  readonly advantages?: AdvantagePreset
}

/** One answer: what was written, what it came to, what it earned. */
export interface ScoredAnswer extends Omit<AnswerReward, 'length' | 'goldLength'> {
  readonly text: string
  readonly resolution: Resolution
}

/** The languages of one rollout, and the reward that they share. */
export interface ScoredRollout
  extends Pick<GroupReward, 'reward' | 'bonus' | 'correct' | 'valid' | 'answered' | 'languages' | 'missing'> {
  readonly rollout: number | string
  /** Null where the fact has one rollout alone. */
  readonly advantage: number | null
  readonly byLanguage: Readonly<Record<Language, ScoredAnswer>>
}

/** A fact with its rollouts, in the order of the file. */
export interface ScoredFact {
  readonly fact: string
  readonly rollouts: readonly ScoredRollout[]
}

/** Answers of a file with their rewards. */
export interface ScoredGenerations {
  readonly kind: 'scored-generations'
  readonly config: RewardConfig
  readonly hazards: readonly RewardHazard[]
  readonly warnings: readonly string[]
  readonly mode: 'strict' | 'paper'
  readonly advantages: AdvantagePreset
  /** Numbers of answers and rollouts; `degenerate` facts have equal rewards in all their rollouts, at least two. */
  readonly counts: {
    readonly facts: number
    readonly rollouts: number
    readonly answers: number
    readonly degenerate: number
  }
  /** Mean over rollouts. */
  readonly reward: number
  /** Number of answers by what they came to. */
  readonly byLanguage: Readonly<Record<Language, Readonly<Record<AnswerOutcome, number>>>>
  readonly facts: readonly ScoredFact[]
}

/**
 * Rewards the answers of a file as the reward server would: resolution, components, group reward, advantage.
 *
 * @param path - JSONL of `GenerationLine`; `generations.jsonl` is one.
 * @param options - see {@link ScoreGenerationsOptions}.
 * @returns see {@link ScoredGenerations}.
 * @throws {@link PolyfactError} as `loadFacts`, `readRewardConfig`, `readGenerationLines`, `collectRollouts`;
 *   `DUPLICATE_ID` for a fact that is in two splits; `SHAPE_MISMATCH` for a rollout without an answer in every language,
 *   unless `missing` says what it is; `ABORTED`.
 */
export async function scoreGenerations(
  path: string,
  options: ScoreGenerationsOptions,
): Promise<ScoredGenerations> {
  const { mode = 'strict', advantages = 'paper', missing = 'error', config: file, data, ...which } = options
  const { facts, languages } = await rewardFactsById(data, which)
  const { config, hazards, warnings } = await readRewardConfig(file, { languages })
  const how = { missing, ...(config.wrongLanguage && { identify: await loadLanguageIdentifier() }) }
  const collected = await collectRollouts(readGenerationLines(path, which), facts)
  const byFact = new Map<string, CollectedRollout[]>()
  for (const rollout of collected) {
    const rollouts = byFact.get(rollout.fact)
    if (rollouts) rollouts.push(rollout)
    else byFact.set(rollout.fact, [rollout])
  }

  const scored: ScoredFact[] = []
  let degenerate = 0
  for (const [id, rollouts] of byFact) {
    await turn() // in which a signal may come
    stopIfAborted(which.signal, 'scoreGenerations')
    const answersOf = answerer(facts.get(id)!, mode)
    const groups = rollouts.map((rollout) =>
      rewardOf(rollout, answersOf(rollout), facts.get(id)!, config, how),
    )
    const rewards = groups.map(({ reward }) => reward)
    const shared = rewards.length > 1 ? groupAdvantages(rewards, { preset: advantages }) : null
    degenerate += shared?.degenerate ?? 0
    scored.push({
      fact: id,
      rollouts: groups.map((group, at) => ({ ...group, advantage: shared?.advantages[at] ?? null })),
    })
  }
  const all = scored.flatMap(({ rollouts }) => rollouts)
  return {
    kind: 'scored-generations',
    config,
    hazards,
    warnings,
    mode,
    advantages,
    counts: {
      facts: scored.length,
      rollouts: all.length,
      answers: collected.reduce((sum, { texts }) => sum + texts.size, 0),
      degenerate,
    },
    reward: all.reduce((sum, { reward }) => sum + reward, 0) / all.length,
    byLanguage: outcomesByLanguage(all),
    facts: scored,
  }
}

type Scored = Omit<ScoredRollout, 'advantage'>

function rewardOf(
  { fact, rollout, texts }: CollectedRollout,
  answers: readonly AnswerToReward[],
  { languages }: Fact,
  config: RewardConfig,
  how: Required<Pick<GroupRewardOptions, 'missing'>> & Pick<GroupRewardOptions, 'identify'>,
): Scored {
  const lacking = Object.keys(languages).filter((language) => !texts.has(language))
  if (lacking.length > 0 && how.missing === 'error') {
    const message = `scoreGenerations: fact ${fact}, rollout ${rollout}: no answer in ${lacking.join(', ')}; one in each of ${Object.keys(languages).length} languages is expected, or missing: empty to count them as empty, or partial to leave them out of the sum`
    throw new PolyfactError('SHAPE_MISMATCH', message, { fact, rollout, missing: lacking })
  }
  const group = groupReward(answers, config, { ...how, languages: Object.keys(languages) })
  const { reward, bonus, correct, valid, answered, byLanguage } = group
  const found = new Map(answers.map((answer) => [answer.language, answer]))
  return {
    rollout,
    reward,
    bonus,
    correct,
    valid,
    answered,
    languages: group.languages,
    missing: group.missing,
    byLanguage: Object.fromEntries(
      inPaperOrder(Object.keys(byLanguage)).map((language) => {
        const { text = '', resolution = { kind: 'empty' } as const } = found.get(language) ?? {}
        const { outcome, total, components } = byLanguage[language]!
        return [language, { text, resolution, outcome, total, components }]
      }),
    ),
  }
}

/** Resolves the answers to one fact; what the resolver needs of the candidates is made once a language. */
function answerer({ object, languages }: Fact, mode: 'strict' | 'paper') {
  const resolvers = new Map<Language, (text: string) => Resolution>()
  return ({ texts }: CollectedRollout): AnswerToReward[] =>
    [...texts].map(([language, text]) => {
      const { candidates } = languages[language]!
      const named = candidates.map((candidate) => ({ id: candidate.id, texts: [candidate.text] }))
      const resolve = resolvers.get(language) ?? createAnswerResolver(named, { mode, language })
      resolvers.set(language, resolve)
      return {
        language,
        text,
        resolution: resolve(text),
        gold: object.id,
        goldTexts: named.find(({ id }) => id === object.id)!.texts,
        candidateTexts: named.flatMap(({ texts }) => texts),
      }
    })
}

function outcomesByLanguage(rollouts: readonly ScoredRollout[]): ScoredGenerations['byLanguage'] {
  const counts: Record<Language, Record<AnswerOutcome, number>> = {}
  for (const { byLanguage } of rollouts) {
    for (const [language, { outcome }] of Object.entries(byLanguage)) {
      counts[language] ??= { correct: 0, wrong: 0, unparseable: 0, empty: 0 }
      counts[language][outcome]++
    }
  }
  return Object.fromEntries(
    inPaperOrder(Object.keys(counts)).map((language) => [language, counts[language]!]),
  )
}
