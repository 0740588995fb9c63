// npm run simulate -w @polyfact/rewards -- [--seed 7] [--schedules 1000]: plays schedules, and one in detail.
import { parseArgs } from 'node:util'
import { simulate } from './simulate.js'

const { values } = parseArgs({ options: { seed: { type: 'string' }, schedules: { type: 'string' } } })
const first = Number(values.seed ?? 1)
const count = Number(values.schedules ?? (values.seed === undefined ? 1000 : 1))

let failed = 0
const totals: Record<string, number> = {}
for (let seed = first; seed < first + count; seed++) {
  const { violations, scenario, outcomes, samples } = simulate(seed)
  for (const [kind, number] of Object.entries(outcomes)) totals[kind] = (totals[kind] ?? 0) + number
  if (count === 1) console.log(JSON.stringify({ seed, samples, outcomes, scenario }, null, 2))
  if (violations.length === 0) continue
  failed++
  console.log(`seed ${seed}: ${violations.length} violations\n  ${violations.slice(0, 10).join('\n  ')}`)
}
console.log(`${count} schedules, ${failed} with violations; samples: ${JSON.stringify(totals)}`)
process.exitCode = failed === 0 ? 0 : 1
