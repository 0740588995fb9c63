import { describeDataset, type LoadFactsOptions, loadFacts } from '@polyfact/dataset'
import { type DatasetReference, inPaperOrder, type Language, type Split } from '@polyfact/schema'

/** What will be asked. */
export interface QuestionPlan {
  /** Ids of the facts, in their order. */
  readonly facts: readonly string[]
  readonly languages: readonly Language[]
  readonly dataset: DatasetReference
  /** Reads the facts of the plan, in all its languages. */
  readonly selection: LoadFactsOptions
}

/** What {@link planQuestions} plans. */
export interface PlanQuestionsOptions {
  readonly data: string
  readonly split?: Split
  readonly languages?: readonly Language[]
  readonly limit?: number
  readonly signal?: AbortSignal
}

/**
 * Reads all facts that were asked for, one at a time: a fault in the last of them shows before a model is opened. In
 * memory stay their ids.
 *
 * @throws {@link PolyfactError} as `loadFacts` and `describeDataset` do.
 */
export async function planQuestions(options: PlanQuestionsOptions): Promise<QuestionPlan> {
  const { data, split = 'test', limit, signal } = options
  const stop = signal === undefined ? {} : { signal }
  const wanted = {
    split,
    ...(limit === undefined ? {} : { limit }),
    ...stop,
  }
  const facts: string[] = []
  const found = new Set<Language>()
  const first = options.languages === undefined ? wanted : { ...wanted, languages: options.languages }
  for await (const fact of loadFacts(data, first)) {
    facts.push(fact.id)
    for (const language of Object.keys(fact.languages)) found.add(language)
  }
  const languages = options.languages ?? inPaperOrder(found)
  return {
    facts,
    languages,
    dataset: await describeDataset(data, { split, languages, ...stop }),
    selection: { ...wanted, languages },
  }
}
