import { describe, expect, it } from 'vitest'
import { checkLoadOptions, type LoadFactsOptions } from './load-options.js'

describe('checkLoadOptions', () => {
  it('accepts none, and all of them', () => {
    checkLoadOptions({})
    checkLoadOptions({
      split: 'train',
      languages: ['en', 'pt-BR'],
      limit: 1,
      layout: 'per-language',
      invalid: 'skip',
      incomplete: 'keep',
    })
  })

  it.each([
    [
      { split: 'dev' },
      'UNKNOWN_OPTION',
      'loadFacts: split is "dev"; one of train, validation, test is expected',
    ],
    [
      { layout: 'flat' },
      'UNKNOWN_OPTION',
      'loadFacts: layout is "flat"; one of parallel, per-language is expected',
    ],
    [{ invalid: 'keep' }, 'UNKNOWN_OPTION', 'loadFacts: invalid is "keep"; one of error, skip is expected'],
    [
      { incomplete: 'drop' },
      'UNKNOWN_OPTION',
      'loadFacts: incomplete is "drop"; one of error, skip, keep is expected',
    ],
    [{ limit: 0 }, 'OUT_OF_RANGE', 'loadFacts: limit is 0; a whole number from 1 is expected'],
    [{ limit: 1.5 }, 'OUT_OF_RANGE', 'loadFacts: limit is 1.5; a whole number from 1 is expected'],
    [{ limit: Number.NaN }, 'OUT_OF_RANGE', 'loadFacts: limit is NaN; a whole number from 1 is expected'],
    [{ languages: 'en' }, 'INVALID_INPUT', 'loadFacts: languages is "en"; a list of languages is expected'],
    [{ languages: [] }, 'EMPTY_INPUT', 'loadFacts: languages is empty; at least one language is expected'],
    [
      { languages: ['en', 'en'] },
      'DUPLICATE_ID',
      'loadFacts: languages has en twice; distinct languages are expected',
    ],
    [
      { languages: ['zh-cn'] },
      'UNKNOWN_LANGUAGE',
      'loadFacts: languages has "zh-cn"; BCP-47 codes such as "en" are expected',
    ],
  ])('refuses %j', (options, code, message) => {
    expect(() => checkLoadOptions(options as LoadFactsOptions)).toThrow(
      expect.objectContaining({ code, message }),
    )
  })
})
