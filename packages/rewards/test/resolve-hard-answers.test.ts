import { describe, expect, it } from 'vitest'
import { resolveAnswer } from '../src/resolve-answer.js'
import { readHardAnswers } from './hard-answers.js'

const { resolves, unresolved } = readHardAnswers()
type Hard = (typeof resolves)[number] | (typeof unresolved)[number]

/** What strict resolution makes of the text: an id, or what it is instead. */
const outcome = ({ text, candidates, language }: Hard) => {
  const resolution = resolveAnswer(text, candidates, { language })
  return resolution.kind === 'candidate' ? resolution.id : resolution.kind
}
const inWords = (one: Hard) =>
  `${one.language}, ${one.kind}: ${JSON.stringify(one.text)} is ${one.expected}, and came to ${outcome(one)}`

describe('strict resolution of the list of hard answers', () => {
  it('credits the candidate in at least 99 % of those that resolve', () => {
    const missed = resolves.filter((one) => outcome(one) !== one.expected).map(inWords)
    expect(missed.length / resolves.length, missed.join('\n')).toBeLessThanOrEqual(0.01)
    expect(missed).toEqual([]) // all of them today
  })

  it('credits no candidate in those that stay unresolved', () => {
    const resolved = (one: Hard) => one.candidates.some(({ id }) => id === outcome(one))
    expect(unresolved.filter(resolved).map(inWords)).toEqual([])
  })

  it('tells an empty answer from one that names nothing', () => {
    expect(unresolved.filter((one) => outcome(one) !== one.expected).map(inWords)).toEqual([])
  })

  it('misses at most a tenth where the language is not told', () => {
    const untold = resolves.filter(({ text, candidates, expected }) => {
      const resolution = resolveAnswer(text, candidates)
      return resolution.kind === 'candidate' && resolution.id === expected
    })
    expect(untold.length / resolves.length).toBeGreaterThanOrEqual(0.9)
  })

  it('credits no other candidate than the expected one where the language is not told', () => {
    const wrong = [...resolves, ...unresolved].filter(({ text, candidates, expected }) => {
      const resolution = resolveAnswer(text, candidates)
      return resolution.kind === 'candidate' && resolution.id !== expected
    })
    expect(wrong.map(inWords)).toEqual([])
  })
})
