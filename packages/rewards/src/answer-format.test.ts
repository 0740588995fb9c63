import { describe, expect, it } from 'vitest'
import { refusal } from '../test/reward-answers.js'
import { formatFaults } from './answer-format.js'

const require = ['one-line', 'starts-at-once', 'no-letter'] as const
const faults = (text: string, candidateTexts?: readonly string[]) =>
  formatFaults(text, { require, ...(candidateTexts && { candidateTexts }) })

describe('formatFaults', () => {
  it('finds none in an answer alone, whatever blanks stand around it', () => {
    for (const text of ['Durham', '  Durham', 'Durham\n', 'A-ha', 'D.H. Lawrence', 'Bees', '北京'])
      expect(faults(text)).toEqual([])
  })

  it('finds text after the first line', () => {
    expect(faults('Durham\nIt is a city.')).toEqual(['one-line'])
    expect(faults('Durham\rIt is a city.')).toEqual(['one-line'])
  })

  it('finds a line break before the answer', () => {
    expect(faults(' \nDurham')).toEqual(['starts-at-once'])
  })

  it('finds an option letter in its usual forms', () => {
    for (const text of ['B) Durham', 'b. Durham', 'C] Durham', 'D: Durham', 'B)Durham', 'A - Durham'])
      expect(faults(text)).toEqual(['no-letter'])
  })

  it('finds an option letter behind a label', () => {
    expect(faults('Answer: B) Durham')).toEqual(['no-letter'])
    expect(faults('Answer: Durham')).toEqual([])
  })

  it('takes no initial of a candidate for an option letter', () => {
    expect(faults('D. H. Lawrence')).toEqual(['no-letter'])
    expect(faults('D. H. Lawrence', ['Joyce', 'D. H. Lawrence'])).toEqual([])
  })

  it('tells only of what is required, in that order', () => {
    expect(formatFaults('\nB) x\ny', { require: ['no-letter', 'one-line'] })).toEqual([
      'no-letter',
      'one-line',
    ])
    expect(formatFaults('\nB) x\ny', { require: [] })).toEqual([])
  })

  it('refuses what cannot be required', () => {
    expect(refusal(() => formatFaults('', { require: ['pretty' as 'one-line'] }))).toBe(
      'UNKNOWN_OPTION: formatFaults: found requirement "pretty"; one-line, starts-at-once, no-letter is expected',
    )
  })

  it('finds none in a blank text: that is what an empty answer is for', () => {
    expect(faults('')).toEqual([])
    expect(faults(' \n ')).toEqual([])
  })
})
