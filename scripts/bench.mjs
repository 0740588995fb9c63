// npm run bench [-- metrics …]: runs packages/*/bench/*.bench.ts one after another, or those of the packages named.
// Each prints lines of the form `name: measured (wanted)`.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setup } from './setup.mjs'
import { fail, root, runInstalled } from './steps.mjs'

setup()
const packages = readdirSync(join(root, 'packages')).sort()
const asked = process.argv.slice(2)
const unknown = asked.find((name) => !packages.includes(name))
if (unknown !== undefined) fail(`there is no package "${unknown}"; the packages are ${packages.join(', ')}`)

for (const name of asked.length > 0 ? asked : packages) {
  const folder = join('packages', name, 'bench')
  if (!existsSync(join(root, folder))) continue
  for (const file of readdirSync(join(root, folder)).sort()) {
    if (!file.endsWith('.bench.ts')) continue
    console.log(`\n${join(folder, file)}`)
    runInstalled('tsx/dist/cli.mjs', [join(folder, file)], { what: file })
  }
}
