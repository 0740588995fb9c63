// node examples/engines/check-advantages.mjs records.jsonl trl
// Each line: {"rewards": […], "advantages": […]} of one prompt, as a trainer had them; compares with groupAdvantages.
import { readFileSync } from 'node:fs'
import { groupAdvantages } from '@polyfact/rewards'

const [file, preset] = process.argv.slice(2)
const groups = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
let [most, degenerate] = [0, 0]
for (const { rewards, advantages } of groups) {
  const expected = groupAdvantages(rewards, { preset })
  degenerate += expected.degenerate
  for (const [at, advantage] of expected.advantages.entries()) {
    most = Math.max(most, Math.abs(advantage - advantages[at]))
  }
}
// trainers compute in float32
if (!(most <= 1e-5)) throw new Error(`advantages differ by ${most}; at most 1e-5 is expected`)
console.log(
  `${groups.length} groups (${degenerate} of equal rewards): advantages differ by ${most.toExponential(1)} at most`,
)
