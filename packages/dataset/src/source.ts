import { promises as fs } from 'node:fs'
import { PolyfactError } from '@polyfact/schema'

/** Where facts come from. A new kind of source gets a member here and a branch in {@link resolveSource}. */
export type Source = { readonly kind: 'sample' } | { readonly kind: 'folder'; readonly folder: string }

const EXPECTED = `'sample' or the path of a folder is expected`
const HUB = 'datasets on the Hugging Face Hub cannot be read yet: download one and pass its folder'

/**
 * Says what a source is: `sample`, the bundled facts, or a folder.
 *
 * @param source - `sample` always means the bundled facts; write `./sample` for a folder of that name.
 * @param caller - Name of the public function, for errors.
 * @throws {@link PolyfactError} `UNSUPPORTED_FORMAT` for a URL (the Hub's `hf://…` among them) and for a file;
 *   `FILE_NOT_FOUND` for a folder that is not there, such as the name of a dataset on the Hub.
 */
export async function resolveSource(source: string, caller: string): Promise<Source> {
  if (source === 'sample') return { kind: 'sample' }
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(source)) {
    const remedy = /^(hf:|https?:\/\/huggingface\.co\/)/i.test(source) ? HUB : EXPECTED
    throw new PolyfactError('UNSUPPORTED_FORMAT', `${caller}: found the address ${source}; ${remedy}`, {
      source,
    })
  }
  const found = await fs.stat(source).catch(() => undefined)
  if (found === undefined) {
    const remedy =
      /^[\w.-]+\/[\w.-]+$/.test(source) && !source.startsWith('.') ? `${EXPECTED}; ${HUB}` : EXPECTED
    throw new PolyfactError('FILE_NOT_FOUND', `${caller}: there is no folder ${source}; ${remedy}`, {
      source,
    })
  }
  if (!found.isDirectory()) {
    const message = `${caller}: ${source} is a file; the folder that holds the dataset is expected`
    throw new PolyfactError('UNSUPPORTED_FORMAT', message, { source })
  }
  return { kind: 'folder', folder: source }
}
