// The quickstart itself, on the built packages: two tiny checkpoints → scores → tables and one report.
import { rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { evaluateCheckpoint, resultTable } from '@polyfact/cli'
import { writeTinyCheckpoint } from '@polyfact/onnx'
import { renderReport } from '@polyfact/report'
import { root } from './steps.mjs'

const folder = join(root, '.polyfact', 'quickstart')
const shown = (path) => relative(process.cwd(), path) || '.'
const progress = process.stderr.isTTY
  ? ({ facts, total }) => process.stderr.write(`\r  ${facts} of ${total} facts${facts === total ? '\n' : ''}`)
  : () => {}

await rm(folder, { recursive: true, force: true })
const results = []
for (const architecture of ['qwen2', 'olmo2']) {
  const model = join(folder, `tiny-${architecture}`)
  console.log(`\n▸ a tiny ${architecture} checkpoint with random weights → ${shown(model)}`)
  await writeTinyCheckpoint(model, { architecture, seed: 1 })
  console.log('▸ every candidate of every test fact of the sample, in twelve languages')
  const out = join(folder, `scores-${architecture}`)
  const evaluation = { model, data: 'sample', split: 'test', provider: 'cpu', out, onProgress: progress }
  const { result } = await evaluateCheckpoint(evaluation)
  console.log(`\n${resultTable(result)}`)
  results.push(result)
}

const report = join(folder, 'report.html')
await writeFile(report, await renderReport(results))

console.log(`
These weights are random and untrained, so accuracy is at chance. RankC is above its chance level all the same: even
random weights give similar scores to names with similar spellings. A real checkpoint, as Hugging Face ships it:

  npx @polyfact/cli evaluate --model <folder> --data sample --out out/

checkpoints  ${shown(join(folder, 'tiny-qwen2'))}, ${shown(join(folder, 'tiny-olmo2'))}
report       ${report}`)
