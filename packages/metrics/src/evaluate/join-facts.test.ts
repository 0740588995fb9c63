import { type CandidateScores, checkCandidateScores, type ScoresHeader } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { candidate, headerOf, refusal, scoresOf } from '../../test/scores.js'
import { joinFacts } from './join-facts.js'

const IDS = ['Q1', 'Q2']
const options = (header?: ScoresHeader) => ({
  caller: 'evaluate',
  kind: 'scores',
  header,
  check: (record: CandidateScores) => checkCandidateScores(record, 'evaluate'),
})

async function joined(
  scores: Iterable<CandidateScores> | AsyncIterable<CandidateScores>,
  header?: ScoresHeader,
) {
  const facts: Record<string, string[]> = {}
  for await (const { id, byLanguage } of joinFacts(scores, options(header)))
    facts[id] = [...byLanguage.keys()]
  return facts
}

describe('joinFacts', () => {
  it('joins what follows each other', async () => {
    const records = [scoresOf('f', 'en', IDS), scoresOf('f', 'sw', IDS), scoresOf('g', 'sw', IDS)]
    expect(await joined(records)).toEqual({ f: ['en', 'sw'], g: ['sw'] })
    expect(await joined([])).toEqual({})
  })

  it('reads one fact ahead at most', async () => {
    const read: string[] = []
    async function* source() {
      for (const fact of ['f', 'g', 'h']) {
        read.push(fact)
        yield scoresOf(fact, 'en', IDS)
      }
    }
    for await (const { id } of joinFacts(source(), options())) {
      expect(read.at(-1)).toBe({ f: 'g', g: 'h', h: 'h' }[id])
    }
    expect(read).toEqual(['f', 'g', 'h'])
  })

  it('refuses a fact that comes back', async () => {
    const records = [scoresOf('f', 'en', IDS), scoresOf('g', 'en', IDS), scoresOf('f', 'sw', IDS)]
    expect(await refusal(() => joined(records))).toBe(
      'FACT_REAPPEARED: evaluate: fact f comes back in sw after another fact; all languages of a fact must follow each other, so sort the records by fact',
    )
  })

  it('refuses a fact twice in one language', async () => {
    expect(await refusal(() => joined([scoresOf('f', 'en', IDS), scoresOf('f', 'en', IDS)]))).toBe(
      'DUPLICATE_ID: evaluate: fact f is there in en twice; once is expected',
    )
  })

  it('refuses scores of another run than that of the header, or of the first record', async () => {
    const other = scoresOf('f', 'sw', IDS, { header: 'other' })
    expect(await refusal(() => joined([other], headerOf(['sw'])))).toBe(
      'HEADER_MISMATCH: evaluate: fact f in sw refers to the header other; all records must come from one run, here run',
    )
    expect(await refusal(() => joined([scoresOf('f', 'en', IDS), other]))).toMatch(
      /^HEADER_MISMATCH: evaluate: fact f/,
    )
  })

  it('refuses a language that the header does not list', async () => {
    expect(await refusal(() => joined([scoresOf('f', 'ko', IDS)], headerOf(['en', 'sw'])))).toBe(
      "UNKNOWN_LANGUAGE: evaluate: fact f is there in ko; expected the header's languages en, sw",
    )
  })

  it('refuses the header among the records', async () => {
    const lines = [headerOf(['en']), scoresOf('f', 'en', IDS)] as CandidateScores[]
    expect(await refusal(() => joined(lines))).toBe(
      'INVALID_INPUT: evaluate: found a record of the kind "header"; expected records of the kind "scores", and their header in the header option',
    )
  })

  it('checks every record', async () => {
    const bad = scoresOf('f', 'en', [], { candidates: [candidate('Q1', Number.NaN)] })
    expect(await refusal(() => joined([bad]))).toMatch(/^NOT_FINITE: evaluate: fact f in en/)
    expect(await refusal(() => joined([scoresOf('f', 'en', ['Q2'])]))).toMatch(
      /^GOLD_MISSING: evaluate: fact f in en/,
    )
  })
})
