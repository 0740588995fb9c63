import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CandidateScore, parseCandidateScores } from './candidate-scores.js'

const score = (id: string, sum: number | null): CandidateScore => ({
  id,
  sum,
  tokens: 2,
  characters: 5,
  bytes: 5,
})
const line = {
  schemaVersion: 1,
  kind: 'scores',
  header: 'sha256:0',
  fact: 'Q142|P36|Q90',
  property: 'P36',
  language: 'en',
  gold: 'Q90',
  candidates: [score('Q90', -3.5), score('Q64', -7)],
}
const failing = (change: object) => () => parseCandidateScores({ ...line, ...change }, 'scores.jsonl line 2')
const code = (name: string, message: RegExp) =>
  expect.objectContaining({ code: name, message: expect.stringMatching(message) })

describe('parseCandidateScores', () => {
  it('takes several right candidates, and refuses a stray one among them', () => {
    const several = { ...line, alsoRight: ['Q64'] }
    expect(parseCandidateScores(several)).toEqual(several)
    for (const alsoRight of [['Q1'], ['Q90']]) {
      expect(failing({ alsoRight })).toThrow(code('GOLD_MISSING', /among alsoRight/))
    }
    expect(failing({ gold: null, correct: true, alsoRight: ['Q64'] })).toThrow(
      code('GOLD_MISSING', /alsoRight/),
    )
  })

  it('reads a line', () => {
    expect(parseCandidateScores(line)).toEqual(line)
  })

  it('takes scores of a source that tells neither gold nor lengths nor sums', () => {
    const { property: _property, ...rest } = line
    const bare = {
      ...rest,
      gold: null,
      correct: true,
      candidates: [{ id: 'A', sum: null, tokens: null, characters: null, bytes: null, perToken: -1.25 }],
    }
    expect(parseCandidateScores(bare)).toEqual(bare)
  })

  it.each([
    [{ schemaVersion: 2 }, /line 2: schemaVersion: found 2/],
    [{ kind: 'header' }, /kind: found "header"/],
    [{ language: 'English' }, /language: found "English"; expected a BCP-47/],
    [{ candidates: [] }, /candidates/],
    [{ candidates: [score('Q90', Number.NaN)] }, /candidates\.0\.sum: found NaN/],
    [{ candidates: [score('Q90', Number.NEGATIVE_INFINITY)] }, /candidates\.0\.sum: found -Infinity/],
    [{ candidates: [{ ...score('Q90', -1), tokens: -1 }] }, /candidates\.0\.tokens: found -1/],
    [{ candidates: [{ ...score('Q90', -1), bytes: 1.5 }] }, /candidates\.0\.bytes: found 1\.5/],
    [{ fact: undefined }, /fact: found nothing/],
  ])('refuses %j', (change, message) => {
    expect(failing(change)).toThrow(code('INVALID_INPUT', message))
  })

  it('refuses a line whose content cannot be right', () => {
    expect(failing({ gold: 'Q84' })).toThrow(code('GOLD_MISSING', /line 2: fact Q142\|P36\|Q90 in en/))
  })
})

describe('parseCandidateScores (properties)', () => {
  it('reads back what JSON keeps, to the last bit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, max: 0 }), (sum) => {
        const written = JSON.stringify({ ...line, candidates: [score('Q90', sum)] })
        expect(parseCandidateScores(JSON.parse(written)).candidates[0]?.sum).toBe(sum === 0 ? 0 : sum)
      }),
    )
  })
})
