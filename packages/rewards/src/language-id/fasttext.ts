import { PolyfactError } from '@polyfact/schema'

/** The model of the package, which answers at once when it has been loaded. */
export interface FastText {
  /** All that it knows, by their codes in ISO 639-1 where there is one. */
  readonly languages: ReadonlySet<string>
  /** Probability of each language; those next to nothing are left out. A line break, and the `</s>` that ends a line for fastText, are spaces. */
  predict(text: string): ReadonlyMap<string, number>
}

/**
 * Loads `lid.176.ftz` from the package fasttext.wasm.js, without its own `identify`, which is asynchronous and keeps the
 * memory of every prediction.
 *
 * @throws {@link PolyfactError} `DEPENDENCY_MISSING` when it is not installed.
 */
export async function loadFastText(
  load: ImportFastText = () => import('fasttext.wasm.js'),
): Promise<FastText> {
  const { getLIDModel } = await load().catch((cause: unknown) => {
    const message =
      'loadLanguageIdentifier: telling languages apart needs the package fasttext.wasm.js; install it with: npm install fasttext.wasm.js'
    throw new PolyfactError('DEPENDENCY_MISSING', message, { package: 'fasttext.wasm.js' }, { cause })
  })
  const model: Model = await (await getLIDModel()).load()
  const [labels, counts] = model.getLabels()
  counts.delete()
  return {
    languages: new Set(entriesOf(labels).map(languageOf)),
    predict(text) {
      const predicted = entriesOf(model.predict(text.replace(/\n|<\/s>/g, ' '), ALL))
      return new Map(predicted.map(([probability, label]) => [languageOf(label), probability]))
    },
  }
}

type ImportFastText = () => Promise<typeof import('fasttext.wasm.js')>
/** The package's own types cannot be found from an ES module. */
interface Model {
  getLabels(): [labels: Vector<string>, counts: Vector<number>]
  predict(text: string, k: number): Vector<[probability: number, label: string]>
}
type Vector<T> = { size(): number; get(index: number): T; delete(): void }

const ALL = -1

const languageOf = (label: string) => label.replace('__label__', '')

/** Copies a vector of the module out, and gives its memory back. */
function entriesOf<T>(vector: Vector<T>): T[] {
  const entries = Array.from({ length: vector.size() }, (_, index) => vector.get(index))
  vector.delete()
  return entries
}
