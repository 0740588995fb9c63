import { basename } from 'node:path'
import type { ImportProgress } from '@polyfact/metrics/importers'

/** Shows how far a file is read. */
export interface ReadingDisplay {
  update(progress: ImportProgress): void
  /** Clears the line; what is reported later is not shown. */
  stop(): void
}

const CLEAR_LINE = '\r\u001b[K'

/** One line that is written over and over on a terminal; nothing elsewhere, where reading is too short to tell of. */
export function readingDisplay(stream: NodeJS.WriteStream): ReadingDisplay {
  if (!stream.isTTY) return { update: () => {}, stop: () => {} }
  let shown = ''
  let stopped = false
  return {
    update({ file, bytes, total }) {
      const percent = total === 0 ? 100 : Math.floor((100 * bytes) / total)
      const text = `reading ${percent} % of ${basename(file)}`
      if (stopped || text === shown) return
      shown = text
      stream.write(`${CLEAR_LINE}${text.slice(0, (stream.columns ?? 80) - 1)}`)
    },
    stop() {
      if (!stopped && shown !== '') stream.write(CLEAR_LINE)
      stopped = true
    },
  }
}
