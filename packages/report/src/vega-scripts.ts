import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

// In the order in which they must run: each finds the one before as a global.
const packages = ['vega', 'vega-lite', 'vega-embed'] as const

/** The browser builds of Vega, Vega-Lite and vega-embed as installed, each below its licence. */
export async function vegaScripts(): Promise<string[]> {
  return Promise.all(packages.map(browserBuild))
}

async function browserBuild(name: string): Promise<string> {
  const build = dirname(require.resolve(name))
  const [script, license] = await Promise.all([
    readFile(join(build, `${name}.min.js`), 'utf8'),
    readFile(join(build, '..', 'LICENSE'), 'utf8'),
  ])
  // A source map would be fetched by a reader's developer tools: the page is to fetch nothing.
  return `/*! ${name}\n${license.trim()}\n*/\n${script.replace(/^\/\/# sourceMappingURL=.*$/gm, '').trim()}\n`
}
