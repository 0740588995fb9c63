import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entriesOf, exportsOf, type Manifest, packageNames, root, specifierOf } from './house.js'

/**
 * What a user gets: every package as npm packs it, in a project of its own outside this repository.
 *
 * Instead of asking a registry for the packages that the tarballs depend on, the project links the copies installed
 * here; only declared dependencies are linked, so that an undeclared import fails as it would for a user.
 */
const scratch = mkdtempSync(join(tmpdir(), 'polyfact-packed-'))
const tarballs: Record<string, string> = {}

beforeAll(() => {
  const shell = process.platform === 'win32' // npm is a batch file there, and a user's folder may hold a space
  const destination = shell ? `"${scratch}"` : scratch
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', destination]
  const workspaces = packageNames.flatMap((name) => ['-w', `packages/${name}`])
  const printed = execFileSync('npm', [...args, ...workspaces], {
    cwd: root,
    encoding: 'utf8',
    shell,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  for (const { name, filename } of JSON.parse(printed) as { name: string; filename: string }[]) {
    tarballs[name] = join(scratch, filename)
  }
}, 120_000)

afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describe.each(packageNames)('@polyfact/%s, packed', (name) => {
  let project = ''
  beforeAll(() => {
    project = projectOf(name)
  })
  const run = (args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' })
    return { status, output: `${stdout}${stderr}` }
  }

  it('holds README, licence, sources and build, and no tests', () => {
    const folder = join(project, 'node_modules/@polyfact', name)
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
      file.replaceAll('\\', '/'),
    )
    expect(files).toEqual(
      expect.arrayContaining(['README.md', 'LICENSE', 'dist/index.js', 'dist/index.d.ts', 'src/index.ts']),
    )
    expect(files.filter((file) => /\.test(-d)?\.ts$|^test\/|^bench\/|golden/.test(file))).toEqual([])
  })

  it.each(entriesOf(name))('exports what %s names', (entry) => {
    const values = exportsOf(entry).filter(({ isType }) => !isType)
    const program = `import * as all from '${specifierOf(entry)}'; console.log(JSON.stringify(Object.keys(all)))`
    const { status, output } = run(['--input-type=module', '--eval', program])
    expect({ status, names: status === 0 ? JSON.parse(output).sort() : output }).toEqual({
      status: 0,
      names: values.map((entry) => entry.name).sort(),
    })
  })

  it('has a file behind every entry, also for types', () => {
    const { exports, bin } = installedManifest(project, name)
    const targets = Object.values(exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : Object.values(entry),
    )
    const missing = [...targets, ...Object.values(bin ?? {})]
      .map((target) => target.replace(/\*$/, ''))
      .filter((target) => !existsSync(join(project, 'node_modules/@polyfact', name, target)))
    expect(missing).toEqual([])
  })
})

describe('all packages, packed', () => {
  it('type-check in a strict project, their own declarations included', { timeout: 120_000 }, () => {
    const project = projectOf(...packageNames)
    link(project, '@types/node') // declarations may name Node's own types, as every Node package does
    for (const name of packageNames) {
      for (const [at, entry] of entriesOf(name).entries()) {
        const names = exportsOf(entry).map(({ isType, name }) => `${isType ? 'type ' : ''}${name}`)
        const text = `export { ${names.join(', ')} } from '${specifierOf(entry)}'\n`
        writeFileSync(join(project, `${name}-${at}.ts`), text)
      }
    }
    const language = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true }
    const compilerOptions = { ...language, module: 'NodeNext', target: 'ES2022', types: ['node'] }
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const { status, stdout } = spawnSync(process.execPath, [tsc], { cwd: project, encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  })
})

describe('the command line, packed', () => {
  it.runIf(packageNames.includes('cli'))('starts as the bin `polyfact`', () => {
    const project = projectOf('cli')
    const bin = installedManifest(project, 'cli').bin?.['polyfact']
    const file = join(project, 'node_modules/@polyfact/cli', bin ?? 'no bin')
    expect(readFileSync(file, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
    const { status, stdout } = spawnSync(process.execPath, [file, '--help'], { encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('polyfact') })
  })
})

describe('bundles', () => {
  it('holds rankc in less than 3 kB, gzipped', async () => {
    const code = await bundle('metrics', "import { rankc } from '@polyfact/metrics'; console.log(rankc)")
    expect(gzipSync(code).length).toBeLessThan(3 * 1024)
  })

  it('holds all of metrics in less than 20 kB, gzipped, without zod', async () => {
    const code = await bundle('metrics', "import * as all from '@polyfact/metrics'; console.log(all)")
    expect(code).not.toContain('ZodError')
    expect(gzipSync(code).length).toBeLessThan(20 * 1000)
  })

  it('holds all of rewards in less than 15 kB, gzipped, without zod', async () => {
    const code = await bundle('rewards', "import * as all from '@polyfact/rewards'; console.log(all)")
    expect(code).not.toContain('ZodError')
    expect(gzipSync(code).length).toBeLessThan(15 * 1000)
  })

  it('holds PolyfactError in less than 1 kB, gzipped', async () => {
    const code = await bundle(
      'schema',
      "import { PolyfactError } from '@polyfact/schema'; console.log(PolyfactError)",
    )
    expect(gzipSync(code).length).toBeLessThan(1024)
  })

  it.skipIf(chromium() === undefined)(
    'computes a RankC, a reward and its advantages in a browser (needs Chromium: CHROME_PATH)',
    { timeout: 120_000 },
    async () => {
      // two candidates in opposite order: w₂ · 1 = 1 / (e + 1)
      const rankc = `import * as metrics from '@polyfact/metrics'
        document.title = metrics.rankc([['Q90', 'Q456']], [['Q456', 'Q90']]).toFixed(6) + ' ' + Object.keys(metrics).length`
      expect(dumpDom(await pageOf('metrics', rankc))).toContain(
        `<title>0.268941 ${valuesOf('metrics')}</title>`,
      )
      // two languages right, and the bonus; (3 − 2) / 1 with a population deviation of 1
      const reward = `import * as rewards from '@polyfact/rewards'
        const resolution = { kind: 'candidate', id: 'Q90', how: 'exact', matched: 'paris' }
        const answers = ['en', 'sw'].map((language) => ({ language, text: 'Paris', resolution, gold: 'Q90', goldTexts: ['Paris'] }))
        const { reward } = rewards.groupReward(answers, rewards.RECOMMENDED_REWARD)
        const [advantage] = rewards.groupAdvantages([reward, 1], { epsilon: 0 }).advantages
        document.title = reward + ' ' + advantage + ' ' + Object.keys(rewards).length`
      expect(dumpDom(await pageOf('rewards', reward))).toContain(`<title>3 1 ${valuesOf('rewards')}</title>`)
    },
  )
})

const valuesOf = (name: string) =>
  exportsOf(`packages/${name}/src/index.ts`).filter(({ isType }) => !isType).length

/** A page that runs a program, which may import the package. */
async function pageOf(name: string, program: string): Promise<string> {
  const code = await bundle(name, program)
  const page = join(scratch, `${name}.html`)
  writeFileSync(
    page,
    `<!doctype html><meta charset="utf-8"><script>${code.replaceAll('</', '<\\/')}</script>`,
  )
  return page
}

/** A project that has these packages, the neighbours that they depend on, and what all of them declare. */
function projectOf(...names: string[]): string {
  const project = mkdtempSync(join(scratch, `${names[0]}-`))
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ name: 'user', private: true, type: 'module' }),
  )
  const waiting = [...names]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const folder = join(project, 'node_modules/@polyfact', next)
    if (existsSync(folder)) continue
    mkdirSync(folder, { recursive: true })
    // from the folder of the tarball: a drive letter in its path would mean a host to GNU tar
    const archive = tarballs[`@polyfact/${next}`]!.slice(scratch.length + 1)
    execFileSync('tar', ['-xzf', archive, '-C', folder.slice(scratch.length + 1), '--strip-components=1'], {
      cwd: scratch,
    })
    const { dependencies, peerDependencies } = installedManifest(project, next)
    for (const target of Object.keys({ ...dependencies, ...peerDependencies })) {
      if (target.startsWith('@polyfact/')) waiting.push(target.slice('@polyfact/'.length))
      else link(project, target, next)
    }
  }
  return project
}

const installedManifest = (project: string, name: string): Manifest =>
  JSON.parse(readFileSync(join(project, 'node_modules/@polyfact', name, 'package.json'), 'utf8'))

/** Links a package installed here: the one nested in the package's own folder, or the one at the root. */
function link(project: string, target: string, from = ''): void {
  const nested = join(root, 'packages', from, 'node_modules', target)
  const source = from !== '' && existsSync(nested) ? nested : join(root, 'node_modules', target)
  const place = join(project, 'node_modules', target)
  if (existsSync(place)) return
  mkdirSync(dirname(place), { recursive: true })
  symlinkSync(source, place, 'junction')
}

async function bundle(name: string, code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: projectOf(name) },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
  })
  return outputFiles[0]!.text
}

function chromium(): string | undefined {
  const named = process.env['CHROME_PATH']
  if (named) return named
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync)
}

/** The page as Chromium sees it after its scripts have run; the browser asks nothing of any network. */
function dumpDom(page: string): string {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ]
  const profile = mkdtempSync(join(scratch, 'chromium-'))
  const args = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    ...quiet,
    `--user-data-dir=${profile}`,
    '--dump-dom',
    page,
  ]
  const { stdout, stderr, error } = spawnSync(chromium()!, args, { encoding: 'utf8', timeout: 60_000 })
  return stdout === '' ? `${error?.message ?? ''}${stderr}` : stdout
}
