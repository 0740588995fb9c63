import type { Language } from '@polyfact/schema'
import { shortestLanguage } from '../language-code.js'

/** What is known of the tasks of a benchmark in lm-evaluation-harness. */
export interface Benchmark {
  /** The same for all tasks whose questions may be put together. */
  readonly name: string
  /** Fields of `doc` that together are the same in all languages of a fact. */
  readonly joinFields?: readonly string[]
  /** A field of `doc` that groups questions. */
  readonly groupField?: string
  /** Whether the i-th candidate is the same in all languages. */
  readonly parallel: boolean
}

/** What the name of a task says. */
export interface RecognisedTask {
  readonly benchmark: Benchmark
  readonly language: Language | undefined
  /** What else is in the name, such as a subject. */
  readonly part: string
}

interface Pattern extends Benchmark {
  readonly tasks: RegExp // with the groups lang and, maybe, part
}

// read off the task files of lm-evaluation-harness 0.4.13 and the columns of the data sets that they name
const PATTERNS: readonly Pattern[] = [
  {
    name: 'global_mmlu_gen_0shot',
    tasks: /global_mmlu_(?<lang>[a-z]{2,3})_(?<part>\w+)_gen_0shot$/,
    joinFields: ['sample_id'],
    groupField: 'subject',
    parallel: true,
  },
  {
    name: 'global_mmlu_full',
    tasks: /global_mmlu_full_(?<lang>[a-z]{2,3})(?:_(?<part>\w+))?$/,
    joinFields: ['sample_id'],
    groupField: 'subject',
    parallel: true,
  },
  {
    name: 'global_mmlu',
    tasks: /global_mmlu(?:_lite)?_(?<lang>[a-z]{2,3})(?:_(?<part>\w+))?$/,
    joinFields: ['sample_id'],
    groupField: 'subject',
    parallel: true,
  },
  {
    name: 'belebele',
    tasks: /belebele_(?<lang>[a-z]{3}_[A-Z][a-z]{3})$/,
    joinFields: ['link', 'question_number'],
    parallel: true,
  },
  { name: 'xcopa', tasks: /xcopa_(?<lang>[a-z]{2})$/, joinFields: ['idx'], parallel: true },
  { name: 'xstorycloze', tasks: /xstorycloze_(?<lang>[a-z]{2})$/, joinFields: ['story_id'], parallel: true },
  { name: 'm_mmlu', tasks: /m_mmlu_(?<lang>[a-z]{2})$/, joinFields: ['id'], parallel: true },
  { name: 'arc_multilingual', tasks: /arc_(?<lang>[a-z]{2})$/, joinFields: ['id'], parallel: true },
  {
    name: 'hellaswag_multilingual',
    tasks: /hellaswag_(?<lang>[a-z]{2})$/,
    joinFields: ['ind'],
    parallel: true,
  },
  // their data have no field that is the same in all languages, so that joinKey must be told
  { name: 'xnli', tasks: /xnli_(?<lang>[a-z]{2})$/, parallel: true },
  { name: 'pawsx', tasks: /paws_(?<lang>[a-z]{2})$/, parallel: true },
  {
    name: 'mmmlu',
    tasks: /mmmlu_(?<lang>[a-z]{2})_[a-z]{2}_(?<part>\w+)$/,
    groupField: 'Subject',
    parallel: true,
  },
  {
    name: 'truthfulqa_multilingual',
    tasks: /truthfulqa_(?<lang>[a-z]{2})_(?<part>mc[12])$/,
    parallel: false,
  },
  { name: 'mmlu_prox', tasks: /mmlu_prox(?:_lite)?_(?<lang>[a-z]{2})(?:_(?<part>\w+))?$/, parallel: false },
  { name: 'mgsm', tasks: /mgsm_(?<part>direct|native_cot|en_cot)_(?<lang>[a-z]{2})$/, parallel: false },
  { name: 'global_piqa', tasks: /global_piqa_(?<part>\w+?)_(?<lang>[a-z]{3}_[a-z]{4})$/, parallel: false },
]

/**
 * Recognises a task by its name.
 *
 * @param task - As the harness names it; something may stand before it, as in the file names of old versions.
 * @returns undefined for a task of no known benchmark.
 *
 * @example
 * ```ts
 * recogniseTask('belebele_swh_Latn')?.language // => 'sw'
 * ```
 */
export function recogniseTask(task: string): RecognisedTask | undefined {
  for (const { tasks, ...benchmark } of PATTERNS) {
    const groups = new RegExp(`(?:^|_)${tasks.source}`).exec(task)?.groups
    if (groups === undefined) continue
    return { benchmark, language: shortestLanguage(groups['lang']!), part: groups['part'] ?? '' }
  }
  return undefined
}

const TIMESTAMP = /_\d{4}-\d{2}-\d{2}T[\d.\-:+]+$/

/** The task of a file of samples: `samples_<task>_<time>.jsonl`; in old versions `<model>_<task>.jsonl`. */
export function taskOfFile(fileName: string): string {
  return fileName
    .replace(/\.jsonl?$/, '')
    .replace(/^samples_/, '')
    .replace(TIMESTAMP, '')
}
