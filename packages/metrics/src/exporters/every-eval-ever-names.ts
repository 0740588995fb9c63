import type { Language } from '@polyfact/schema'

/** The name of an evaluation: the dataset, and the language where it is of one. */
export function evaluationName(dataset: string, language?: Language): string {
  return language === undefined ? dataset : `${dataset}.${language}`
}

/** The id of one number, which instances refer to. */
export function resultId(dataset: string, metric: string, language?: Language): string {
  return `${evaluationName(dataset, language)}/${metric}`
}
