import { expect, it } from 'vitest'
import { CandidateScores } from './candidate-scores.js'
import { EvaluationResult } from './evaluation-result.js'
import { SCHEMA_VERSION } from './schema-version.js'
import { ScoresHeader } from './scores-header.js'

it('is what every record of a file carries', () => {
  for (const format of [ScoresHeader, CandidateScores, EvaluationResult]) {
    expect(format.shape.schemaVersion.safeParse(SCHEMA_VERSION).success).toBe(true)
    expect(format.shape.schemaVersion.safeParse(SCHEMA_VERSION + 1).success).toBe(false)
  }
})
