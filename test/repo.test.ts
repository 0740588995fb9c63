import { existsSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, posix } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import {
  entriesOf,
  exportsOf,
  filesBelow,
  importsOf,
  type Manifest,
  manifestOf,
  packageNames,
  packageOfImport,
  parse,
  readJson,
  readText,
  root,
  sourcesOf,
  trackedFiles,
} from './house.js'

/** The drawing of the house (ARCHITECTURE.md): which package may import which. */
const mayImport: Record<string, readonly string[]> = {
  schema: [],
  metrics: ['schema'],
  rewards: ['schema'],
  dataset: ['schema'],
  onnx: ['schema'],
  report: ['schema'],
  probe: ['schema', 'onnx'],
  train: ['schema', 'onnx', 'probe', 'rewards'],
  cli: ['schema', 'metrics', 'rewards', 'dataset', 'onnx', 'report', 'probe', 'train'],
}

/** Packages that must run in a browser. */
const pure = ['schema', 'metrics', 'rewards']

/** Dependencies that no source file imports, with the reason why they are there. */
const unimported: Record<string, string> = {
  'report vega-embed': 'its browser build is read as a file and goes into the page',
  'cli onnxruntime-node': 'an optional peer of probe, which loads it; the command line brings it along',
  ...Object.fromEntries(
    ['@fastify/swagger', 'fastify', 'fastify-type-provider-zod', 'prom-client', 'fasttext.wasm.js'].map(
      (part) => [
        `cli ${part}`,
        'an optional peer of rewards, which loads it; the command line brings it along',
      ],
    ),
  ),
  ...Object.fromEntries(
    ['hyparquet', 'hyparquet-compressors', 'hyparquet-writer', 'yauzl'].map((reader) => [
      `cli ${reader}`,
      'an optional peer of metrics, which loads it; the command line brings it along',
    ]),
  ),
}

const isBuiltin = (name: string) => name.startsWith('node:') || builtinModules.includes(name)
const rootManifest = readJson<Manifest>('package.json')
const exact = /^\d+\.\d+\.\d+$/

describe.each(packageNames)('@polyfact/%s', (name) => {
  const folder = `packages/${name}`
  const manifest = manifestOf(name)
  const sources = sourcesOf(name)
  const everything = ['src', 'test', 'bench', 'scripts'].flatMap((part) =>
    filesBelow(`${folder}/${part}`, /\.ts$/),
  )
  const below = (mayImport[name] ?? []).map((other) => `@polyfact/${other}`)

  it('stands on the drawing', () => expect(Object.keys(mayImport)).toContain(name))

  it('has the files that every package has', () => {
    const files = [
      'README.md',
      'CHANGELOG.md',
      'LICENSE',
      'tsconfig.json',
      'tsup.config.ts',
      'vitest.config.ts',
    ]
    const missing = [...files, 'src/index.ts', 'bench'].filter(
      (file) => !existsSync(join(root, folder, file)),
    )
    expect(missing).toEqual([])
    expect(readText(`${folder}/LICENSE`)).toBe(readText('LICENSE'))
  })

  it('imports only the packages below it, tests, benches and scripts included', () => {
    const strays = everything.flatMap((file) =>
      importsOf(file)
        .map(packageOfImport)
        .filter((target) => target.startsWith('@polyfact/') && !below.includes(target))
        .map((target) => `${file} imports ${target}`),
    )
    expect(strays).toEqual([])
  })

  it('reaches into no other package by a relative path', () => {
    const strays = everything.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith('.'))
        .filter((target) => !posix.join(dirname(file), target).startsWith(`${folder}/`))
        .map((target) => `${file} imports ${target}`),
    )
    expect(strays).toEqual([])
  })

  it('imports named files of its own, never an index', () => {
    const strays = everything.flatMap((file) =>
      importsOf(file)
        .filter((target) => /(^|\/)index(\.js|\.ts)?$|^\.{1,2}$/.test(target))
        .map((target) => `${file} imports ${target}`),
    )
    expect(strays).toEqual([])
  })

  it('declares what its sources import, and imports what it declares', () => {
    const declared = { ...manifest.dependencies, ...manifest.peerDependencies }
    const imported = new Set(
      sources
        .flatMap(importsOf)
        .filter((target) => !target.startsWith('.') && !isBuiltin(target))
        .map(packageOfImport),
    )
    expect([...imported].filter((target) => !(target in declared))).toEqual([])
    const idle = Object.keys(declared).filter((target) => !imported.has(target) && !unimportedBy(target))
    expect(idle).toEqual([])
  })

  /** zod is a peer of whoever ships a package that parses with it, imported or not. */
  const unimportedBy = (target: string) => `${name} ${target}` in unimported || target === 'zod'

  it('runs in a browser, if it is one of the pure ones', () => {
    if (!pure.includes(name)) return
    const strays = sources
      .filter((file) => !/\/(importers|server)\//.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter(isBuiltin)
          .map((target) => `${file} imports ${target}`),
      )
    expect(strays).toEqual([])
  })

  it('has a test beside every source file that exports a value', () => {
    const untested = sources.filter(
      (file) =>
        !file.endsWith('/index.ts') &&
        !existsSync(join(root, file.replace(/\.ts$/, '.test.ts'))) &&
        !hasNothingToTest(file),
    )
    expect(untested).toEqual([])
  })

  it('keeps a source file to one screenful of ideas: at most 300 lines', () => {
    expect(sources.filter((file) => readText(file).split('\n').length > 301)).toEqual([])
  })

  it.each(entriesOf(name))('exports by name: %s is a docblock and lists, nothing else', (entry) => {
    const index = parse(entry)
    expect(index.getFullText()).toMatch(/^\/\*\*[\s\S]*@packageDocumentation[\s\S]*?\*\//)
    const strays = index.statements.filter(
      (node) =>
        !ts.isExportDeclaration(node) ||
        !node.exportClause ||
        !ts.isNamedExports(node.exportClause) ||
        node.moduleSpecifier === undefined,
    )
    expect(strays.map((node) => node.getText())).toEqual([])
    const names = exportsOf(entry).map((exported) => exported.name)
    expect(names.filter((exported, index) => names.indexOf(exported) !== index)).toEqual([])
  })

  it('tells in its README of every value that it exports', () => {
    const readme = new Set(readText(`${folder}/README.md`).match(/\w+/g))
    const values = entriesOf(name)
      .flatMap(exportsOf)
      .filter(({ isType }) => !isType)
    expect(values.map((entry) => entry.name).filter((entry) => !readme.has(entry))).toEqual([])
  })

  it('has the manifest that every package has', () => {
    expect(manifest).toMatchObject({
      name: `@polyfact/${name}`,
      license: rootManifest['license'],
      type: 'module',
      sideEffects: false,
      engines: { node: '>=20.19' },
      publishConfig: { access: 'public', provenance: true },
    })
    expect(manifest['description']).toMatch(/\w/)
    expect(manifest.scripts).toMatchObject({
      typecheck: 'tsc',
      test: 'vitest run',
      bench: `node ../../scripts/bench.mjs ${name}`,
      publint: 'publint --strict && attw --pack . --profile esm-only',
    })
    for (const pattern of ['dist', 'src', '!src/**/*.test.ts', '!src/**/*.test-d.ts']) {
      expect(manifest.files).toContain(pattern)
    }
  })

  it('gives types first at every entry, and its package.json', () => {
    expect(manifest.exports['./package.json']).toBe('./package.json')
    for (const entry of Object.values(manifest.exports)) {
      if (typeof entry === 'object') expect(Object.keys(entry)).toEqual(['types', 'default'])
    }
  })

  it('pins what it develops with, and takes neighbours at their present version', () => {
    expect(Object.entries(manifest.devDependencies ?? {}).filter(([, range]) => !exact.test(range))).toEqual(
      [],
    )
    for (const [target, range] of Object.entries(manifest.dependencies ?? {})) {
      if (!target.startsWith('@polyfact/')) expect(`${target} ${range}`).toMatch(/ \^?\d+\.\d+\.\d+$/)
      else expect(range).toBe(`^${manifestOf(target.replace('@polyfact/', '')).version}`)
    }
    expect(manifest.version).toBe(manifestOf('schema').version)
    const peers = manifest.peerDependencies ?? {}
    if ('zod' in peers) expect(peers['zod']).toBe('^4.0.0')
  })
})

describe('the house', () => {
  it('pins its tools', () => {
    expect(Object.entries(rootManifest.devDependencies!).filter(([, range]) => !exact.test(range))).toEqual(
      [],
    )
  })

  it('keeps onnxruntime-node from downloading: allowScripts, .npmrc and .ci/run', () => {
    expect(rootManifest['allowScripts']).toMatchObject({ 'onnxruntime-node': false })
    expect(readText('.npmrc')).toContain('onnxruntime-node-install=skip')
    expect(readText('.ci/run')).toContain('ONNXRUNTIME_NODE_INSTALL=skip')
  })

  it('sends the notices of the data along with the data', () => {
    expect(readText('packages/dataset/NOTICE')).toBe(readText('NOTICE'))
    expect(manifestOf('dataset').files).toContain('NOTICE')
  })

  it('gives every example a README, a test, and a program of at most 60 lines that imports what users import', () => {
    const programs = filesBelow('examples', /^main\.ts$/)
    expect(programs.length).toBeGreaterThan(0)
    for (const program of programs) {
      const folder = dirname(program)
      expect(folder).toMatch(/^examples\/\d\d-[a-z-]+$/)
      expect(exportsOf(program).map(({ name }) => name)).toContain('main')
      const others = importsOf(program).filter((target) => !isBuiltin(target))
      expect(others.filter((target) => !/^@polyfact\/\w+(\/\w+)?$/.test(target))).toEqual([])
      expect(readText(program).split('\n').length).toBeLessThanOrEqual(61)
      expect(readText(`${folder}/README.md`)).toContain(`npm run example ${folder.slice(9, 11)}`)
      expect(existsSync(join(root, folder, 'main.test.ts'))).toBe(true)
    }
  })

  it('names no folder of anybody’s machine', () => {
    const personal = /(?<![\w.~<>$}-])\/(?:home|Users|root|work|mnt)\/[\w-]/
    const text = /\.(ts|mjs|js|py|json|md|yml|yaml|txt|cff|sh)$|(^|\/)(run|NOTICE|\.npmrc|\.gitignore)$/
    const strays = trackedFiles()
      .filter((path) => text.test(path))
      .filter((path) => personal.test(readText(path)))
    expect(strays).toEqual([])
  })

  it('takes every package from the registry that npm is set to', () => {
    const lock = readJson<{ packages: Record<string, { resolved?: string; link?: boolean }> }>(
      'package-lock.json',
    )
    const strays = Object.entries(lock.packages).filter(([, entry]) => entry.resolved && !entry.link)
    expect(strays).toEqual([])
  })

  it('locks the binaries of every system, which npm leaves out where a registry lacks them', () => {
    const { packages } = readJson<{ packages: Record<string, { optionalDependencies?: object }> }>(
      'package-lock.json',
    )
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
      ),
    )
    expect(missing).toEqual([])
  })

  it('tells users to run @polyfact/cli: the bare name belongs to somebody else', () => {
    const pages = trackedFiles().filter((path) => /\.(md|ts|mjs)$/.test(path))
    expect(
      pages.filter((path) => path !== 'test/repo.test.ts' && readText(path).includes('npx polyfact')),
    ).toEqual([])
  })
})

/** True for a file of types, and for a program or worker that exports nothing. */
function hasNothingToTest(file: string): boolean {
  return exportsOf(file).every(({ isType }) => isType)
}
