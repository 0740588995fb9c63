/** Writes the checkpoints of the goldens, and `cases.json` for make_goldens.py: `npx tsx write-checkpoints.ts <new folder>` */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeTinyCheckpoint } from '../../src/tiny-checkpoint/write-tiny-checkpoint.js'
import {
  goldenCases,
  goldenPositions,
  goldenQuestions,
  goldenRotatedPositions,
  goldenRows,
} from './cases.js'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: npx tsx write-checkpoints.ts <new folder>')
for (const [name, options] of Object.entries(goldenCases)) {
  await writeTinyCheckpoint(join(folder, name), options)
}
const inputs = {
  rows: goldenRows,
  positions: goldenPositions,
  rotatedPositions: goldenRotatedPositions,
  questions: goldenQuestions,
}
writeFileSync(join(folder, 'cases.json'), JSON.stringify({ cases: goldenCases, ...inputs }))
