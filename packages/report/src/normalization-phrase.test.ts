import { Normalization } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { normalizationPhrase } from './normalization-phrase.js'

describe('normalizationPhrase', () => {
  it('has different words for every mode', () => {
    expect(Normalization.options.map(normalizationPhrase)).toEqual([
      'summed log-likelihood',
      'log-likelihood per token',
      'log-likelihood per character',
      'log-likelihood per byte',
    ])
  })
})
