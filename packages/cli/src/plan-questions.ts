import { describeDataset, type LoadFactsOptions, loadFacts } from '@polyfact/dataset'
import { type DatasetReference, type Language, PAPER_LANGUAGES, type Split } from '@polyfact/schema'

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
  const wanted = {
    split,
    ...(limit === undefined ? {} : { limit }),
    ...(signal === undefined ? {} : { signal }),
  }
  const facts: string[] = []
  const found = new Set<Language>()
  const first = options.languages === undefined ? wanted : { ...wanted, languages: options.languages }
  for await (const fact of loadFacts(data, first)) {
    facts.push(fact.id)
    for (const language of Object.keys(fact.languages)) found.add(language)
  }
  const languages = options.languages ?? paperFirst(found)
  return {
    facts,
    languages,
    dataset: await describeDataset(data, { split, languages }),
    selection: { ...wanted, languages },
  }
}

/** The paper's languages in its order, then the others by code. */
function paperFirst(found: ReadonlySet<Language>): Language[] {
  const paper = PAPER_LANGUAGES.filter((language) => found.has(language))
  const others = [...found].filter((language) => !paper.some((known) => known === language)).sort()
  return [...paper, ...others]
}
