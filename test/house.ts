import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** What the tests read of a package.json. */
export interface Manifest {
  name: string
  version: string
  private?: boolean
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
  scripts: Record<string, string>
  exports: Record<string, string | Record<string, string>>
  bin?: Record<string, string>
  files: string[]
  [field: string]: unknown
}

/** Folder names under packages/, sorted. */
export const packageNames = readdirSync(join(root, 'packages'))
  .filter((name) => existsSync(join(root, 'packages', name, 'src', 'index.ts')))
  .sort()

export const readText = (path: string): string => readFileSync(join(root, path), 'utf8')
export const readJson = <T = unknown>(path: string): T => JSON.parse(readText(path)) as T
export const manifestOf = (name: string): Manifest => readJson(`packages/${name}/package.json`)

/** Files below a folder of the repo, as paths from the root with forward slashes, sorted; without what is made. */
export function filesBelow(folder: string, pattern: RegExp): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/(^|\/)(node_modules|dist|\.turbo)\//.test(path))
    .sort()
}

/** The index of every entry of a package: of the package itself, and of the folders that are entries of their own. */
export const entriesOf = (name: string): string[] => filesBelow(`packages/${name}/src`, /^index\.ts$/)

/** What users import from an entry: `@polyfact/metrics/importers` from `packages/metrics/src/importers/index.ts`. */
export const specifierOf = (entry: string): string =>
  entry.replace(/^packages\/(.+)\/index\.ts$/, '@polyfact/$1').replace('/src', '')

/** Source files of a package: no tests, no type tests. */
export const sourcesOf = (name: string): string[] =>
  filesBelow(`packages/${name}/src`, /(?<!\.d|\.test|\.test-d)\.ts$/)

/** Every module that a file names: static, type-only and dynamic imports, re-exports, `import('x').T` in types. */
export function importsOf(path: string): string[] {
  return ts.preProcessFile(readText(path), true, true).importedFiles.map(({ fileName }) => fileName)
}

export const parse = (path: string): ts.SourceFile =>
  ts.createSourceFile(path, readText(path), ts.ScriptTarget.ES2022, true)

/** `@scope/name/sub` and `name/sub` without the subpath. */
export const packageOfImport = (specifier: string): string =>
  specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')

/** Names that a module exports, by looking at its text; types are marked. */
export function exportsOf(path: string): { name: string; isType: boolean }[] {
  const isExported = (node: ts.Statement) =>
    ts.canHaveModifiers(node) &&
    ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  return parse(path).statements.flatMap((node) => {
    if (ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause)) {
      return node.exportClause.elements.map((element) => ({
        name: element.name.text,
        isType: node.isTypeOnly || element.isTypeOnly,
      }))
    }
    if (!isExported(node)) return []
    if (ts.isVariableStatement(node)) {
      return node.declarationList.declarations.map(({ name }) => ({ name: name.getText(), isType: false }))
    }
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
      return [{ name: node.name.text, isType: true }]
    }
    if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) {
      return [{ name: node.name?.text ?? 'default', isType: false }]
    }
    return []
  })
}

/** Files that git tracks or would track. */
export const trackedFiles = (): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => path !== '' && existsSync(join(root, path)))
