import type { AnswerMatching, CandidateScores, Generation, Language, ScoresHeader } from '@polyfact/schema'

/** The file formats that can be imported. */
export type ResultFormat = 'scores' | 'generations' | 'lm-eval' | 'paper' | 'klar' | 'inspect' | 'table'

/** The results of one model, from one file or from several that belong together. */
export interface ImportedRun {
  /** The model's id, as the source says it; else the name of the file or folder. */
  readonly name: string
  readonly format: ResultFormat
  readonly files: readonly string[]
  /** What the source tells of how the results were made. */
  readonly header: ScoresHeader
  /** How the source compared generated answers with the gold, where it says so. */
  readonly matching?: AnswerMatching
  /** All languages of a fact follow each other. To be read once. */
  readonly records:
    | { readonly kind: 'scores'; readonly scores: AsyncIterable<CandidateScores> }
    | { readonly kind: 'generations'; readonly generations: AsyncIterable<Generation> }
  /** What was kept and what was dropped; complete once all records were read. */
  readonly report: ImportReport
}

/** What an importer kept of its files, what it dropped, and why. */
export interface ImportReport {
  /** Records given on: questions, a fact in a language each. */
  kept: number
  /** Reasons for which something was left out, in the order in which they first came up. */
  readonly dropped: DroppedRecords[]
  /** What else a reader of the numbers should know, one sentence each. */
  readonly notices: string[]
}

/** Records left out for one reason. */
export interface DroppedRecords {
  readonly reason: string
  count: number
  /** Where the first of them is: file and line, or file and id. */
  readonly first: string
}

/** How results are read. */
export interface ImportOptions {
  /** @defaultValue recognised from the content */
  readonly format?: ResultFormat
  /** The field of a lm-eval `doc`, or `doc_id`, that is the same in all languages of a fact. @defaultValue that of the benchmark, where it is known */
  readonly joinKey?: string
  /**
   * `'position'`: the i-th candidate is the same in all languages.
   * @defaultValue ids where the source has some; position for the benchmarks that are known to be parallel; else an error
   */
  readonly align?: 'position'
  /** Which lm-eval filter to read where there are several. @defaultValue for ranked candidates `none`, where it is there; else an error */
  readonly filter?: string
  /** What to do with a question that has two different results. @defaultValue `'refuse'` */
  readonly duplicates?: 'refuse' | 'first' | 'last'
  /** The language of a task, by the task's name: needed where neither the name of a known benchmark nor the file tells it. */
  readonly taskLanguages?: Readonly<Record<string, Language>>
  /** Stops reading. */
  readonly signal?: AbortSignal
  /** Called now and then while a file is read. */
  readonly onProgress?: (progress: ImportProgress) => void
}

/** How far reading is. */
export interface ImportProgress {
  readonly file: string
  readonly bytes: number // read of this file
  readonly total: number // bytes of this file
}
