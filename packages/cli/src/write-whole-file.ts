import { rename, writeFile } from 'node:fs/promises'

/** Writes a file so that it is there whole or not at all: beside it first, then renamed. */
export async function writeWholeFile(path: string, text: string): Promise<void> {
  const unfinished = `${path}.unfinished`
  await writeFile(unfinished, text)
  await rename(unfinished, path)
}
