import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describeDataset, loadFacts } from '@polyfact/dataset'
import { evaluate, normalizeScore } from '@polyfact/metrics'
import { writeTinyCheckpoint } from '@polyfact/onnx'
import { openModel, scoreCandidates } from '@polyfact/probe'
import type { CandidateScores, Fact } from '@polyfact/schema'

const languages = ['en', 'de', 'sw', 'zh']

export async function main(): Promise<string> {
  const temporary = await mkdtemp(join(tmpdir(), 'polyfact-example-'))
  const folder = join(temporary, 'tiny-qwen2')
  try {
    // any folder as Hugging Face ships it; this one has random weights
    await writeTinyCheckpoint(folder, { architecture: 'qwen2', seed: 7 })

    const facts: Fact[] = []
    for await (const fact of loadFacts('sample', { split: 'test', languages, limit: 12 })) facts.push(fact)

    const model = await openModel(folder, { provider: 'cpu' })
    try {
      const dataset = await describeDataset('sample', { split: 'test' })
      const stream = scoreCandidates(model, facts, { languages, dataset, total: facts.length })
      const scores: CandidateScores[] = []
      for await (const record of stream) scores.push(record)
      const { accuracy, totalConsistency } = await evaluate(scores, { header: stream.header })
      return [
        ...lines(facts[0]!, scores[0]!),
        '',
        ...Object.entries(accuracy.byLanguage).map(
          ([language, { correct, facts }]) => `accuracy ${language}  ${correct} of ${facts}`,
        ),
        `chance       ${(accuracy.chance * facts.length).toFixed(1)} of ${facts.length}`,
        `right in every language  ${totalConsistency.correct} of ${totalConsistency.facts}`,
      ].join('\n')
    } finally {
      await model.close()
    }
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

function lines(fact: Fact, { language, candidates }: CandidateScores): string[] {
  const { question, candidates: texts } = fact.languages[language]!
  return [
    question,
    ...candidates.map((candidate, index) => {
      const { sum, bytes, id } = candidate
      return `  ${normalizeScore(candidate).toFixed(1)} nats per byte (${sum?.toFixed(0)} over ${bytes})  ${texts[index]!.text}, ${id}`
    }),
  ]
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await main())
