import type { ImportReport } from './imported-run.js'

/** An {@link ImportReport} that is being written. */
export interface ImportReportWriter {
  readonly report: ImportReport
  /** Counts a record that is given on. */
  keep(): void
  /** Counts a record that is left out; `place` is where it is, such as `samples_x.jsonl line 3`. */
  drop(reason: string, place: string): void
  /** Adds one sentence, once. */
  notice(sentence: string): void
  /** Says how many records are missing for all of so many facts to be there in so many languages. */
  noticeMissing(facts: number, languages: number): void
}

/** An empty report. */
export function createImportReport(): ImportReportWriter {
  const report: ImportReport = { kept: 0, dropped: [], notices: [] }
  const writer: ImportReportWriter = {
    report,
    keep: () => void report.kept++,
    drop(reason, place) {
      const known = report.dropped.find((dropped) => dropped.reason === reason)
      if (known === undefined) report.dropped.push({ reason, count: 1, first: place })
      else known.count++
    },
    notice(sentence) {
      if (!report.notices.includes(sentence)) report.notices.push(sentence)
    },
    noticeMissing(facts, languages) {
      const asked = facts * languages
      if (report.kept >= asked) return
      writer.notice(
        `${asked - report.kept} of ${asked} questions (${facts} facts in ${languages} languages) are missing; their facts are not complete`,
      )
    },
  }
  return writer
}
