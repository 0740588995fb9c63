// npm run example 01: builds what is missing and runs the example whose folder begins with that number.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setup } from './setup.mjs'
import { fail, root, runInstalled } from './steps.mjs'

const examples = readdirSync(join(root, 'examples'))
  .filter((name) => /^\d\d-/.test(name))
  .sort()
const asked = process.argv[2]
const name = examples.find((example) => asked !== undefined && example.startsWith(asked))
if (name === undefined) {
  const list = examples.map((example) => `  npm run example ${example.slice(0, 2)}   ${example}`).join('\n')
  fail(`${asked === undefined ? 'which example?' : `there is no example "${asked}"`} There are:\n${list}`)
}
setup()
console.log('')
runInstalled('tsx/dist/cli.mjs', [join('examples', name, 'main.ts')], { what: name })
