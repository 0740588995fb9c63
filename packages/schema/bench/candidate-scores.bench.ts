import { parseCandidateScores } from '../src/candidate-scores.js'
import { PAPER_LANGUAGES } from '../src/language-sets.js'

const facts = 2039 // the test split of PolyFact-Clean
const candidates = ['Q1', 'Q2', 'Q3', 'Q4']
const lines = Array.from({ length: facts }, (_, fact) =>
  PAPER_LANGUAGES.map((language) =>
    JSON.stringify({
      schemaVersion: 1,
      kind: 'scores',
      header: 'sha256:0',
      fact: `Q${fact + 1}|P36|Q1`,
      language,
      gold: 'Q1',
      candidates: candidates.map((id, index) => ({
        id,
        sum: -Math.sqrt(fact + index + 1),
        tokens: 3,
        characters: 9,
        bytes: 9,
      })),
    }),
  ),
).flat()

const seconds = Array.from({ length: 5 }, () => {
  const started = performance.now()
  const read = lines.reduce((sum, line) => sum + parseCandidateScores(JSON.parse(line)).candidates.length, 0)
  if (read !== lines.length * candidates.length) throw new Error(`read ${read} candidates`)
  return (performance.now() - started) / 1000
}).sort((a, b) => a - b)

console.log(
  `read and check scores.jsonl, 2,039 facts × 12 languages × 4 candidates: ${seconds[2]!.toFixed(2)} s (wanted < 1 s)`,
)
