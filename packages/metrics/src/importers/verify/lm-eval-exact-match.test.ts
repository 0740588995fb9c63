import { describe, expect, it } from 'vitest'
import { exactMatchOf, exactMatchText } from './lm-eval-exact-match.js'

const rules = (metric: object) =>
  exactMatchOf({ metric_list: [{ metric: 'acc' }, { metric: 'exact_match', ...metric }] })

describe('exactMatchOf', () => {
  it('reads the settings of the metric', () => {
    expect(rules({ ignore_case: true, regexes_to_ignore: [',', '(?s).*#### '] })).toEqual({
      ignoreCase: true,
      ignorePunctuation: false,
      ignoreNumbers: false,
      ignored: [/,/gu, /.*#### /gsu],
    })
  })

  it('knows nothing without the metric, and with a pattern that is not understood', () => {
    expect(exactMatchOf(undefined)).toBeUndefined()
    expect(exactMatchOf({ metric_list: [{ metric: 'acc' }] })).toBeUndefined()
    expect(rules({ regexes_to_ignore: ['(?P<name>x)'] })).toBeUndefined()
  })
})

describe('exactMatchText', () => {
  it('takes out patterns, then case, ASCII punctuation and digits', () => {
    const text = 'so\n#### New York, 12!'
    expect(exactMatchText(text, rules({})!)).toBe(text)
    const all = {
      ignore_case: true,
      ignore_punctuation: true,
      ignore_numbers: true,
      regexes_to_ignore: ['(?s).*#### '],
    }
    expect(exactMatchText(text, rules(all)!)).toBe('new york ')
  })
})
