import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PolyfactError } from '@polyfact/schema'

/**
 * Finds a module of this package that runs in a thread or process of its own: beside the built code, or in `dist`
 * when the sources themselves are run (Node does not run TypeScript in a thread).
 *
 * @throws {@link PolyfactError} `FILE_NOT_FOUND` when the package is not built.
 */
export function builtModule(name: 'session-worker' | 'cuda-trial'): string {
  for (const place of [`./${name}.js`, `../dist/${name}.js`]) {
    const path = fileURLToPath(new URL(place, import.meta.url))
    if (existsSync(path)) return path
  }
  throw new PolyfactError(
    'FILE_NOT_FOUND',
    `@polyfact/probe: ${name}.js is missing from dist; build the package first (npm run build)`,
    { name },
  )
}
