import type { Split } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { type AskedFact, drawCandidates } from '../../scripts/make-sample/candidates.js'
import type { KnownEntity } from '../../scripts/make-sample/entities.js'
import { perLanguage, type SampleLanguage } from '../../scripts/make-sample/languages.js'

/** An entity that has one name in every language but those given. */
function entity(name: string, other: Partial<Record<SampleLanguage, string>> = {}): KnownEntity {
  return {
    key: { type: 'city', code: name },
    id: `c:${name}`,
    source: 'atlas 1',
    names: perLanguage((language) => other[language] ?? name),
  }
}

function fact(subject: string, object: KnownEntity, changes: Partial<AskedFact> = {}): AskedFact {
  const questions = perLanguage(() => `Capital of ${subject}?`)
  return { property: 'P36', subject: entity(subject), object, alsoRight: [], questions, ...changes }
}

const train = (): Split => 'train'
const ids = (drawn: readonly (readonly KnownEntity[] | undefined)[]) =>
  drawn.map((candidates) => candidates?.map(({ id }) => id))

const [alpha, beta, gamma, delta, epsilon] = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon'].map((name) =>
  entity(name),
)

describe('drawCandidates', () => {
  it('puts the gold first and three other golds after it', () => {
    const [first] = ids(
      drawCandidates([fact('a', alpha!), fact('b', beta!), fact('c', gamma!), fact('d', delta!)], train, 's'),
    )
    expect(first![0]).toBe('c:Alpha')
    expect([...first!].sort()).toEqual(['c:Alpha', 'c:Beta', 'c:Delta', 'c:Gamma'])
  })

  it('says which fact has too few wrong answers', () => {
    expect(ids(drawCandidates([fact('a', alpha!), fact('b', beta!), fact('c', gamma!)], train, 's'))).toEqual(
      [undefined, undefined, undefined],
    )
  })

  const others = [fact('b', beta!), fact('c', gamma!), fact('d', delta!), fact('e', epsilon!)]
  it.each<[string, AskedFact]>([
    ['is right as well', fact('a', alpha!, { alsoRight: ['Beta'] })],
    [
      'stands in the question',
      fact('a', alpha!, { questions: perLanguage((l) => (l === 'sw' ? 'Mji wa Beta?' : '?')) }),
    ],
    ['reads like the gold in one language', fact('a', entity('Alpha', { ru: 'BETA' }))],
  ])('never offers what %s', (_, first) => {
    for (let seed = 0; seed < 30; seed++) {
      const [drawn] = ids(drawCandidates([first, ...others], train, `seed ${seed}`))
      expect([...drawn!].sort()).toEqual(['c:Alpha', 'c:Delta', 'c:Epsilon', 'c:Gamma'])
    }
  })

  it('never offers two that read alike in one language', () => {
    const twins = [entity('Gemini', { ja: 'X' }), entity('Twins', { ja: 'x' })]
    const facts = [fact('a', alpha!), ...others, fact('f', twins[0]!), fact('g', twins[1]!)]
    for (let seed = 0; seed < 50; seed++) {
      const [drawn] = ids(drawCandidates(facts, train, `seed ${seed}`))
      expect(drawn!.filter((id) => id === 'c:Gemini' || id === 'c:Twins').length).toBeLessThan(2)
    }
  })

  it('draws within the relation and the split of the fact', () => {
    const facts = [
      fact('a', alpha!),
      ...others,
      fact('f', entity('Foreign'), { property: 'P38' }),
      fact('test', entity('Tested')),
    ]
    const splitOf = ({ subject }: AskedFact): Split => (subject.names.en === 'test' ? 'test' : 'train')
    for (let seed = 0; seed < 30; seed++) {
      const [drawn] = ids(drawCandidates(facts, splitOf, `seed ${seed}`))
      expect(drawn).not.toContain('c:Foreign')
      expect(drawn).not.toContain('c:Tested')
    }
  })

  it('offers a common gold more often than a rare one', () => {
    const common = Array.from({ length: 20 }, (_, index) => fact(`common ${index}`, entity('Common')))
    const rare = Array.from({ length: 10 }, (_, index) => fact(`rare ${index}`, entity(`Rare ${index}`)))
    const asked = Array.from({ length: 100 }, (_, index) =>
      fact(`asked ${index}`, alpha!, { alsoRight: ['Alpha'] }),
    )
    const drawn = ids(drawCandidates([...asked, ...common, ...rare], train, 's')).slice(0, 100)
    // weights 20 and 10 × 1: with three draws "Common" is left out with probability under (1/3)^3
    expect(drawn.filter((candidates) => candidates!.includes('c:Common')).length).toBeGreaterThan(85)
  })

  it('depends on its seed and its fact alone', () => {
    const facts = [fact('a', alpha!), ...others]
    expect(ids(drawCandidates(facts, train, 's'))).toEqual(ids(drawCandidates(facts, train, 's')))
    const moved = ids(drawCandidates([...facts].reverse(), train, 's')).reverse()
    expect(moved.map((drawn) => drawn![0])).toEqual(
      ids(drawCandidates(facts, train, 's')).map((drawn) => drawn![0]),
    )
  })
})
