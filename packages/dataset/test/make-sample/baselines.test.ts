import type { Fact } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { baselines } from '../../scripts/make-sample/baselines.js'

/** A fact in English whose gold is the first of the candidates given; a candidate's id is its text. */
function fact(subject: string, split: Fact['split'] & string, candidates: readonly string[]): Fact {
  const gold = candidates[0]!
  return {
    id: `x:${subject}|P36|c:${gold}`,
    subject: { id: `x:${subject}` },
    property: { id: 'P36' },
    object: { id: `c:${gold}` },
    split,
    languages: {
      en: { question: `${subject}?`, candidates: candidates.map((text) => ({ id: `c:${text}`, text })) },
    },
  }
}

describe('baselines', () => {
  const facts = [
    fact('one', 'train', ['Rome', 'Oslo', 'Paris', 'Bern']),
    fact('two', 'train', ['Rome', 'Oslo', 'Paris', 'Bern']),
    fact('three', 'validation', ['Oslo', 'Rome', 'Paris', 'Bern']),
    fact('Romeria', 'test', ['Rome', 'Oslo', 'Paris', 'Bern']), // gold twice in train
    fact('four', 'test', ['Paris', 'Oslo', 'Rome', 'Bern']), // gold never in train
  ]
  const rate = (name: string) => baselines(facts).find((baseline) => baseline.name === name)!.all

  it('counts golds in train only', () => {
    expect(rate('most frequent gold of train')).toBe(1 / 2) // Rome is right once
    expect(rate('least frequent gold of train')).toBeCloseTo(1 / 6) // 0, and one of three tied
  })

  it('shares a tie among the tied', () => {
    expect(rate('longest')).toBe(1 / 2) // Paris
    expect(rate('shortest')).toBeCloseTo(1 / 6) // of Rome, Oslo, Bern; Paris never
  })

  it('knows the order and the likeness to the subject', () => {
    expect(rate('shown first')).toBe(1)
    // Romeria: Rome (4). four: one letter in common for "Paris" (r), "Oslo" (o), "Rome" (ro has o; r) and "Bern" (r)
    expect(rate('most like the subject’s name')).toBeCloseTo((1 + 1 / 4) / 2)
  })
})
