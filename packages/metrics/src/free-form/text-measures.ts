import type { FreeFormResult, Language } from '@polyfact/schema'
import { meanByLanguage } from '../mean.js'
import type { GeneratedOutcome } from './generated-outcome.js'

/** Sums by language of what is measured on texts alone. */
export interface TextMeasures {
  add(outcome: GeneratedOutcome): void
  means(languages: readonly Language[]): Pick<FreeFormResult, 'exactMatch' | 'tokenF1' | 'empty'>
}

/** No sums yet. */
export function createTextMeasures(): TextMeasures {
  const sums = new Map<Language, { facts: number; exact: number; f1: number; empty: number }>()
  const sumsOf = (language: Language) => {
    const known = sums.get(language) ?? { facts: 0, exact: 0, f1: 0, empty: 0 }
    sums.set(language, known)
    return known
  }
  return {
    add({ languages, texts }) {
      for (const [at, { exact, f1, empty }] of texts.entries()) {
        const ofLanguage = sumsOf(languages[at]!)
        ofLanguage.facts++
        ofLanguage.f1 += f1
        if (exact) ofLanguage.exact++
        if (empty) ofLanguage.empty++
      }
    },
    means(languages) {
      const all = languages.map(sumsOf)
      const total = (field: 'facts' | 'empty') => all.reduce((sum, { [field]: count }) => sum + count, 0)
      const shares = (field: 'exact' | 'f1' | 'empty') =>
        meanByLanguage(languages, (language) => sumsOf(language)[field] / sumsOf(language).facts)
      return {
        exactMatch: shares('exact'),
        tokenF1: shares('f1'),
        empty: {
          value: total('empty') / total('facts'),
          empty: total('empty'),
          questions: total('facts'),
          byLanguage: shares('empty').byLanguage,
        },
      }
    },
  }
}
