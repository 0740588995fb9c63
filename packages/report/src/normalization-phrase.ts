import type { Normalization } from '@polyfact/schema'

const phrases: Readonly<Record<Normalization, string>> = {
  sum: 'summed log-likelihood',
  'per-token': 'log-likelihood per token',
  'per-character': 'log-likelihood per character',
  'per-byte': 'log-likelihood per byte',
}

/** What the candidates were ranked by, in words that stand in the title of every table and chart. */
export function normalizationPhrase(normalization: Normalization): string {
  return phrases[normalization]
}
