// Installs and builds what is missing or stale. Every other root script begins with it; `node scripts/setup.mjs` runs
// it alone.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fail, root, runNpm, runTurbo, step } from './steps.mjs'

/** Installs where needed, then builds all packages; turbo skips what is up to date. */
export function setup() {
  install()
  step('build the packages', () => runTurbo(['build'], { what: 'the build' }))
}

/** Runs `npm ci` unless node_modules holds exactly what package-lock.json asks for. */
export function install() {
  refuseOldNode()
  const reason = staleness()
  if (reason === undefined) return
  step(`install the dependencies (${reason})`, () =>
    runNpm(['ci'], {
      what: 'npm ci',
      remedy: 'if it says that package.json and package-lock.json are not in sync, run: npm install',
    }),
  )
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(`this is Node ${process.versions.node}; PolyFact needs 20.19 or later: https://nodejs.org`)
}

/** Why an install is needed, or undefined. npm writes node_modules/.package-lock.json when an install is complete. */
function staleness() {
  const installedFile = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedFile)) return 'node_modules is missing'
  const wanted = readJson(join(root, 'package-lock.json')).packages
  const installed = readJson(installedFile).packages
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes('node_modules/')) continue
    const there = installed[path]
    if (there === undefined && entry.optional) continue // made for another system
    if (there?.version !== entry.version || there?.integrity !== entry.integrity) return `${path} is stale`
    if (!existsSync(join(root, path))) return `${path} is missing`
  }
  for (const folder of workspaceFolders()) {
    const manifest = readJson(join(root, folder, 'package.json'))
    const locked = wanted[folder]
    for (const kind of ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']) {
      if (canonical(manifest[kind]) !== canonical(locked?.[kind])) {
        return `${kind} of ${folder || 'the root'} changed`
      }
    }
  }
  return undefined
}

/** The root, written '' as in package-lock.json, and every workspace. */
function workspaceFolders() {
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)
  return ['', ...packages, 'examples'].filter((folder) => existsSync(join(root, folder, 'package.json')))
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))
const canonical = (ranges = {}) => JSON.stringify(Object.entries(ranges).sort())

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) setup()
