import { basename, dirname } from 'node:path'
import ts from 'typescript'
import { exportsOf, filesBelow, packageNames, readText, sourcesOf } from './house.js'

/** A ```ts block of a page or of an `@example`. */
export interface Snippet {
  place: string // "packages/metrics/README.md line 12"
  code: string
}

const pages = () => [
  'README.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  ...filesBelow('docs', /\.md$/).filter((path) => !path.startsWith('docs/api/')),
  ...filesBelow('examples', /^README\.md$/),
  ...packageNames.flatMap((name) => filesBelow(`packages/${name}`, /^README\.md$/)),
]

/** Every ts block of the Markdown pages of the repo. */
export const snippetsOfPages = (): Snippet[] => pages().flatMap((page) => blocksOf(page, readText(page)))

/** Every ts block in the docstrings of the packages, with imports of the names that it uses. */
export function snippetsOfSources(): Snippet[] {
  return packageNames.flatMap((name) =>
    sourcesOf(name).flatMap((path) => {
      const withoutStars = readText(path).replace(/^[ \t]*\* ?(?!\/)/gm, '')
      return blocksOf(path, withoutStars).map((snippet) => ({
        ...snippet,
        code: `${missingImports(snippet.code, name, path)}${snippet.code}`,
      }))
    }),
  )
}

function blocksOf(path: string, text: string): Snippet[] {
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map((match) => ({
    place: `${path} line ${text.slice(0, match.index).split('\n').length}`,
    code: match[1]!,
  }))
}

/** Imports for the names that an example uses and does not import: from its package, or else from its own file. */
function missingImports(code: string, name: string, path: string): string {
  const names = identifiersOf(code)
  const ofPackage = exportsOf(`packages/${name}/src/index.ts`).map((entry) => entry.name)
  const ofFile = exportsOf(path)
    .filter((entry) => !ofPackage.includes(entry.name))
    .map((entry) => entry.name)
  const imports = [
    { from: `@polyfact/${name}`, names: ofPackage.filter((entry) => names.has(entry)) },
    {
      from: `../${dirname(path)}/${basename(path, '.ts')}.js`,
      names: ofFile.filter((entry) => names.has(entry)),
    },
  ]
  return imports
    .filter((entry) => entry.names.length > 0)
    .map((entry) => `import { ${entry.names.join(', ')} } from '${entry.from}'\n`)
    .join('')
}

/** Names that a snippet uses without importing or declaring them itself. */
function identifiersOf(code: string): Set<string> {
  const used = new Set<string>()
  const own = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isImportSpecifier(node) || ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node)) {
      if (node.name) own.add(node.name.getText())
    }
    const isMember =
      ts.isPropertyAccessExpression(node.parent ?? node) &&
      (node.parent as ts.PropertyAccessExpression).name === node
    if (ts.isIdentifier(node) && !isMember) used.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('snippet.ts', code, ts.ScriptTarget.ES2022, true))
  return new Set([...used].filter((name) => !own.has(name)))
}

/** How a value of a snippet is compared with what the snippet says of it. */
export type Check = { how: 'equal' | 'subset' | 'throws'; actual: unknown; claimed: unknown }

/**
 * The snippet as a module that exports its claims as `checks`.
 *
 * A claim is a statement with `// => value` behind it or below it; comment lines right below that, indented by two more
 * spaces, go on with the value. `…` at the end of an object or array stands for the rest of it; `// => throws CODE` says
 * that a PolyfactError is thrown. A block without a claim is only type-checked.
 */
export function moduleOf(code: string): string {
  let module = ''
  let done = 0
  const visit = (node: ts.Node): void => {
    const claim = ts.isExpressionStatement(node) || ts.isVariableStatement(node)
    const match = claim ? CLAIM.exec(code.slice(node.end)) : null
    if (match === null) {
      ts.forEachChild(node, visit)
      return
    }
    const value = match[1]!.replace(/\n[ \t]*\/\//g, '\n')
    if (ts.isExpressionStatement(node)) {
      module += `${code.slice(done, node.getStart())}checks.push(${checkOf(node.expression.getText(), value)})`
    } else {
      const name = (node as ts.VariableStatement).declarationList.declarations[0]!.name.getText()
      module += `${code.slice(done, node.end)};checks.push(${checkOf(name, value)})`
    }
    done = node.end + match[0].length
  }
  visit(ts.createSourceFile('snippet.ts', code, ts.ScriptTarget.ES2022, true))
  return `export const checks: unknown[] = []; ${module}${code.slice(done)}`
}

const CLAIM = /^;?[ \t]*(?:\n[ \t]*)?\/\/ => ([^\n]*(?:\n[ \t]*\/\/ {2,}[^\n]*)*)/

function checkOf(expression: string, value: string): string {
  const thrown = /^throws ([A-Z_]+)$/.exec(value.trim())?.[1]
  if (thrown !== undefined) {
    const caught = `await (async () => { ${expression} })().then(() => 'nothing', (error) => error.code)`
    return `{ how: 'throws', actual: ${caught}, claimed: '${thrown}' }`
  }
  const whole = value.replace(/,?\s*…\s*([\]}])/g, '$1')
  return `{ how: '${whole === value ? 'equal' : 'subset'}', actual: ${expression}, claimed: ${whole} }`
}
