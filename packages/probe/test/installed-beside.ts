import { existsSync } from 'node:fs'
import { cp, mkdir, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtModule } from '../src/built-module.js'
import { temporaryFolder } from './temporary-folder.js'

/** The `dist` of this package, and its package.json, in a place where only these other packages are installed. */
export async function installedBeside(...names: string[]): Promise<string> {
  const folder = await temporaryFolder()
  await cp(dirname(builtModule('session-worker')), join(folder, 'dist'), { recursive: true })
  await cp(fileURLToPath(new URL('../package.json', import.meta.url)), join(folder, 'package.json'))
  for (const name of names) {
    const link = join(folder, 'node_modules', name)
    await mkdir(dirname(link), { recursive: true })
    await symlink(installed(name), link, 'junction')
  }
  return join(folder, 'dist')
}

/** The folder of a package; not every one exports its package.json. */
function installed(name: string): string {
  const places = createRequire(import.meta.url).resolve.paths(name) ?? []
  return places.map((place) => join(place, name)).find((folder) => existsSync(folder))!
}
