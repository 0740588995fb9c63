import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { afterAll, describe, expect, it } from 'vitest'
import { filesBelow, packageNames, readText, root } from './house.js'
import { type Check, moduleOf, type Snippet, snippetsOfPages, snippetsOfSources } from './snippets.js'

/** Modules are written here, so that they import the built packages as a user's code does. */
const folder = join(root, '.snippets')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const written = [...snippetsOfPages(), ...snippetsOfSources()].map((snippet: Snippet, index) => {
  const file = join(folder, `${index}.ts`)
  writeFileSync(file, moduleOf(snippet.code))
  return { ...snippet, file, claims: snippet.code.includes('// =>') }
})

describe('what README, docs and docstrings say', () => {
  it.each(written.filter(({ claims }) => claims))(
    'is true: $place',
    { timeout: 60_000 },
    async ({ file }) => {
      const { checks } = (await import(pathToFileURL(file).href)) as { checks: Check[] }
      expect(checks.length).toBeGreaterThan(0)
      for (const { how, actual, claimed } of checks) {
        if (how === 'subset') expect(actual).toMatchObject(nearly(claimed) as object)
        else expect(actual).toEqual(nearly(claimed))
      }
    },
  )

  it('has no type error, run or not', { timeout: 120_000 }, () => {
    const config = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile).config as object
    const { options } = ts.convertCompilerOptionsFromJson(
      (config as { compilerOptions: object }).compilerOptions,
      root,
    )
    const loose = { ...options, noUnusedLocals: false, noUnusedParameters: false }
    const program = ts.createProgram(
      written.map(({ file }) => file),
      loose,
    )
    const faults = written.flatMap(({ file, place }) =>
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(file))
        .map(({ messageText }) => `${place}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
    )
    expect(faults).toEqual([])
  })
})

describe('links between pages', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'SECURITY.md']
    .concat(filesBelow('docs', /\.md$/).filter((path) => !path.startsWith('docs/api/')))
    .concat(filesBelow('examples', /^README\.md$/))
    .concat(packageNames.flatMap((name) => filesBelow(`packages/${name}`, /^[A-Z-]+\.md$/)))

  it.each(pages)('lead somewhere: %s', (page) => {
    const broken = [...readText(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^(https?:|mailto:|#)/.test(target))
      .filter((target) => !ts.sys.fileExists(join(root, page, '..', target.split('#')[0]!)))
      .filter((target) => !ts.sys.directoryExists(join(root, page, '..', target.split('#')[0]!)))
    expect(broken).toEqual([])
  })
})

describe('paths that pages name', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'SECURITY.md']

  it.each(pages)('are there: %s', (page) => {
    const named = [...readText(page).matchAll(/`((?:packages|docs|test|scripts|examples)\/[\w./-]*)`/g)]
    expect(named.map(([, path]) => path!).filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

/** A claimed number stands for itself to four decimals, wherever it is in a value. */
function nearly(value: unknown): unknown {
  if (typeof value === 'number' && Number.isFinite(value)) return expect.closeTo(value, 4)
  if (Array.isArray(value)) return value.map(nearly)
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, nearly(entry)]))
  }
  return value
}
