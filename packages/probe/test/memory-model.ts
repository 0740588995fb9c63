import type { Batch } from '../src/scoring/batches.js'
import type { ScoringModel } from '../src/scoring/score-fact.js'

/** Nats of a token after a text: any function of the two would do. */
export function logProbability(text: readonly number[], target: number): number {
  let hash = 17
  for (const token of [...text, -1, target]) hash = (hash * 31 + token + 7) % 9973
  return -hash / 1024 // exact in float32
}

/** The definition of a candidate's score after the paper's prompt: by itself, token after token. */
export function sumAlone(question: string, candidate: string): number {
  const codes = (text: string) => [...text].map((character) => character.codePointAt(0)!)
  const prompt = codes(`Question: ${question}\nAnswer:`)
  const tokens = codes(` ${candidate}`)
  return tokens.reduce(
    (sum, token, index) => sum + logProbability([...prompt, ...tokens.slice(0, index)], token),
    0,
  )
}

/** What a {@link memoryModel} was asked to compute. */
export interface Run {
  readonly rows: number
  readonly width: number
}

/**
 * A language model in memory, one token a character (its code point): what it says of a token depends on the tokens
 * that the mask shows it, in the order of their positions, and on nothing else.
 */
export function memoryModel(change: Partial<ScoringModel> = {}): ScoringModel & { readonly runs: Run[] } {
  const runs: Run[] = []
  return {
    runs,
    reference: { id: 'memory', revision: null },
    tokenizer: {
      revision: 'sha256:characters',
      suffix: [],
      encode: (text) => [...text].map((character) => character.codePointAt(0)!),
    },
    provider: 'cpu',
    precision: 'float32',
    maxPositions: 200,
    vocabularySize: 0x110000,
    versions: {},
    logProbabilities: async (batch) => {
      runs.push({ rows: batch.rows, width: batch.width })
      return Float32Array.from(batch.scoreRows, (row, score) =>
        logProbability(seenBy(batch, Number(row)), Number(batch.scoreTargets[score])),
      )
    },
    ...change,
  }
}

/** The tokens that a token of the batch sees, in the order of their positions. */
function seenBy({ width, attentionMask, inputIds, positionIds }: Batch, from: number): number[] {
  const first = from - (from % width)
  return Array.from({ length: width }, (_, to) => first + to)
    .filter((_, to) => attentionMask[from * width + to] === 1)
    .sort((a, b) => Number(positionIds[a]! - positionIds[b]!))
    .map((token) => Number(inputIds[token]))
}
