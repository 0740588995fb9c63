import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

/** An empty folder of its own, removed after the tests of the file. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'polyfact-metrics-'))
  folders.push(folder)
  return folder
}

/** A file of the given name and text in a folder of its own. */
export async function fileOf(name: string, text: string | Uint8Array): Promise<string> {
  const path = join(await emptyFolder(), name)
  await writeFile(path, text)
  return path
}

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}
