import { pathToFileURL } from 'node:url'
import { compareModels, createPcg64, evaluatePerFact, type ModelResult } from '@polyfact/metrics'
import { type CandidateScores, SCHEMA_VERSION } from '@polyfact/schema'

const LANGUAGES = ['en', 'de', 'sw']
const FACTS = 200

/** Scores of a made-up model that prefers the gold by `skill` nats more in every language: noise, the same in every run. */
function scoresOf(model: string, seed: number, skill: Record<string, number>): CandidateScores[] {
  const generator = createPcg64(seed)
  return Array.from({ length: FACTS }, (_, fact) =>
    LANGUAGES.map(
      (language): CandidateScores => ({
        schemaVersion: SCHEMA_VERSION,
        kind: 'scores',
        header: model,
        fact: `fact ${fact}`,
        language,
        gold: 'Q1',
        candidates: ['Q1', 'Q2', 'Q3', 'Q4'].map((id) => ({
          id,
          sum: -5 - 4 * generator.random() + (id === 'Q1' ? skill[language]! : 0),
          tokens: null,
          characters: null,
          bytes: null,
        })),
      }),
    ),
  ).flat()
}

async function modelOf(name: string, scores: readonly CandidateScores[]): Promise<ModelResult> {
  return { name, ...(await evaluatePerFact(scores, { normalization: 'sum' })) }
}

export async function main(): Promise<string> {
  const base = await modelOf('base', scoresOf('base', 1, { en: 2, de: 1, sw: 0.2 }))
  const tuned = await modelOf('tuned', scoresOf('tuned', 2, { en: 2.1, de: 1.6, sw: 1.2 }))
  const comparison = compareModels([base, tuned], { baseline: 'base' })
  const points = (value: number) => (100 * value).toFixed(1).padStart(5)
  return [
    `tuned − base, ${comparison.facts} facts × ${comparison.languages.length} languages`,
    ...comparison.differences.map(
      ({ metric, difference, interval, correctedP, significant }) =>
        `${metric.padEnd(16)} ${points(difference)} [${points(interval.low)}, ${points(interval.high)}]  p ${correctedP.toFixed(4)} ${significant ? 'significant' : 'not significant'}`,
    ),
    `most different: ${comparison.disagreements[0]?.fact}, right in ${JSON.stringify(comparison.disagreements[0]?.languagesCorrect)} languages`,
  ].join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await main())
