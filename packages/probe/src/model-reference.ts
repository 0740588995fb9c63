import { basename, resolve } from 'node:path'

/** What a folder's path says of the model in it. */
export interface FolderReference {
  readonly id: string
  /** The commit, where the path names one. */
  readonly revision?: string
}

const cachePath = /[\\/]models--([^\\/]+)[\\/]snapshots[\\/]([0-9a-f]{40})$/

/**
 * Names a model by its folder: the folder's name, or `organisation/model` and the commit for a snapshot in a Hugging
 * Face cache (`models--organisation--model/snapshots/<commit>`).
 *
 * @example
 * ```ts
 * folderReference('/models/my-model') // => { id: 'my-model' }
 * ```
 */
export function folderReference(folder: string): FolderReference {
  const path = resolve(folder)
  const [, repository, revision] = cachePath.exec(path) ?? []
  if (repository === undefined || revision === undefined) return { id: basename(path) }
  return { id: repository.replace('--', '/'), revision }
}
