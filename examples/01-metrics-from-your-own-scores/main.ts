import { pathToFileURL } from 'node:url'
import { evaluate } from '@polyfact/metrics'
import { type CandidateScores, SCHEMA_VERSION } from '@polyfact/schema'

/** What some evaluation of yours printed: fact, language, gold, and the log-likelihood of every candidate in nats. */
const mine: [string, string, string, Record<string, number>][] = [
  ['capital of France', 'en', 'Paris', { Paris: -2.1, Lyon: -6.0, Nice: -7.5 }],
  ['capital of France', 'de', 'Paris', { Paris: -2.4, Lyon: -5.1, Nice: -7.0 }],
  ['capital of France', 'sw', 'Paris', { Paris: -4.8, Lyon: -6.6, Nice: -5.9 }],
  ['capital of Australia', 'en', 'Canberra', { Canberra: -3.9, Sydney: -4.4, Perth: -8.2 }],
  ['capital of Australia', 'de', 'Canberra', { Canberra: -4.1, Sydney: -4.2, Perth: -7.7 }],
  ['capital of Australia', 'sw', 'Canberra', { Canberra: -9.3, Sydney: -4.0, Perth: -8.8 }],
]

const scores = mine.map(
  ([fact, language, gold, sums]): CandidateScores => ({
    schemaVersion: SCHEMA_VERSION,
    kind: 'scores',
    header: 'mine', // scores from elsewhere need no header record; the result then says that it knows none
    fact,
    language,
    gold,
    candidates: Object.entries(sums).map(([id, sum]) => ({
      id,
      sum,
      tokens: null, // not told, so that comparing per token would be an error
      characters: [...id].length,
      bytes: Buffer.byteLength(id),
    })),
  }),
)

export async function main(): Promise<string> {
  const { accuracy, totalConsistency, rankc, agreement } = await evaluate(scores, { normalization: 'sum' })
  return [
    ...Object.entries(accuracy.byLanguage).map(
      ([language, { correct, facts }]) => `accuracy ${language}        ${correct} of ${facts}`,
    ),
    `Total Consistency  ${totalConsistency.correct} of ${totalConsistency.facts}`,
    ...Object.entries(agreement!.pairwise).map(
      ([pair, value]) =>
        `${pair}              agreement ${value.toFixed(2)}, RankC ${rankc!.pairwise[pair]!.toFixed(4)}`,
    ),
    `RankC of unrelated rankings: ${rankc!.chance.toFixed(4)}, at least ${rankc!.floor.toFixed(4)}`,
  ].join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await main())
