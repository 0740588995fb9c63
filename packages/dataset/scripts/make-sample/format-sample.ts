import type { SampleFile } from '../../src/sample/sample-file.js'

/** The sample file as text: one line for every entity and fact, so that changes can be read. */
export function formatSample(file: SampleFile): string {
  const fields = Object.entries(file).map(([name, value]) => {
    const text = Array.isArray(value) && typeof value[0] === 'object' ? lines(value) : JSON.stringify(value)
    return `${JSON.stringify(name)}: ${text}`
  })
  return `{\n${fields.join(',\n')}\n}\n`
}

function lines(items: readonly unknown[]): string {
  return `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`
}
