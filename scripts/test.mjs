// npm test: the gate. Cheap checks first; the first failure ends it.
import { install } from './setup.mjs'
import { runInstalled, runTurbo, step } from './steps.mjs'

install()
const gate = {
  'lint and format': () =>
    runInstalled('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'], { what: 'biome' }),
  'build the packages': () => runTurbo(['build'], { what: 'the build' }),
  'types, unit tests, manifests': () =>
    runTurbo(['typecheck', 'test', 'publint'], { logs: 'new-only', what: 'a package' }),
  'types of the root': () => runInstalled('typescript/bin/tsc', ['-p', '.'], { what: 'tsc' }),
  'structure, docs, packed tarballs': () =>
    runInstalled('vitest/vitest.mjs', ['run', '--project', 'repo'], { what: 'vitest' }),
  'API reference': () => runInstalled('typedoc/bin/typedoc', ['--logLevel', 'Warn'], { what: 'typedoc' }),
}
const seconds = Object.entries(gate).map(([name, work]) => step(name, work))
const total = seconds.reduce((sum, value) => sum + value, 0)
console.log(`\nAll green in ${total.toFixed(0)} s.`)
console.log(`gate: ${seconds.length} passed, 0 failed`)
