// node open-model.mjs <folder>: opens a checkpoint with the built package and prints what that took as JSON.
import { readFileSync } from 'node:fs'
import { openModel } from '../dist/index.js'

const [folder] = process.argv.slice(2)
const start = performance.now()
const model = await openModel(folder, { provider: 'cpu', force: 'ignore-memory' })
const seconds = (performance.now() - start) / 1000
await model.close()
console.log(JSON.stringify({ peakBytes: peakBytes(), seconds }))

/** The kernel's own figure where there is one: what getrusage says can be that of the parent process. */
function peakBytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024
}
