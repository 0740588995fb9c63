import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPaperResolver, normalizeAnswer } from './paper-resolver.js'

const options = (...texts: string[]) => texts.map((text, index) => ({ id: 'ABCD'[index]!, texts: [text] }))
const towns = options('Tel Aviv', 'Durham', 'New York City', 'York')
const chinese = options('北京', '北京市', '上海', '天津')
const idOf = (text: string, of = towns, letters: 'refused' | 'credited' = 'refused') => {
  const resolution = createPaperResolver(of, letters)(text)
  return resolution.kind === 'candidate' ? resolution.id : null
}

describe('createPaperResolver', () => {
  it('says how it found the candidate', () => {
    const resolve = createPaperResolver(towns, 'refused')
    expect(resolve('durham.')).toEqual({ kind: 'candidate', id: 'B', how: 'exact', matched: 'durham' })
    expect(resolve('in Durham')).toEqual({ kind: 'candidate', id: 'B', how: 'contains', matched: 'durham' })
    expect(resolve('Du')).toEqual({ kind: 'candidate', id: 'B', how: 'part', matched: 'durham' })
    expect(createPaperResolver(towns, 'credited')('D')).toMatchObject({
      id: 'D',
      how: 'letter',
      matched: 'd',
    })
  })

  it('says why it found none', () => {
    const resolve = createPaperResolver(towns, 'refused')
    expect(resolve('Leeds')).toEqual({ kind: 'invalid', why: 'no-candidate', candidates: [] })
    expect(resolve('New York')).toEqual({
      kind: 'invalid',
      why: 'several-candidates',
      candidates: ['C', 'D'],
    })
    expect(resolve('B')).toEqual({ kind: 'invalid', why: 'bare-letter', candidates: [] })
  })

  it('calls a text empty as the reward does: nothing but white space and a label, whereas dots are unparseable', () => {
    const resolve = createPaperResolver(towns, 'refused')
    expect([' \n', 'Answer:'].map(resolve)).toEqual([{ kind: 'empty' }, { kind: 'empty' }])
    expect(resolve('...')).toEqual({ kind: 'invalid', why: 'no-candidate', candidates: [] })
  })

  it('takes the first of two equal options, and no letter beyond the last', () => {
    expect(idOf('york', options('York', 'york'))).toBe('A')
    expect(idOf('D', options('York', 'Leeds'), 'credited')).toBe(null)
  })
})

describe('createPaperResolver (properties)', () => {
  it('resolves to one of the options or to none, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(['A', 'B', 'C', 'D', null]).toContain(idOf(text, chinese, 'credited'))
      }),
    )
  })
})

describe('createPaperResolver (reference)', () => {
  // recorded by running the trainer's resolve_prediction_to_letter and normalize_text
  it.each([
    ['Tel Aviv', 'A'], ['tel aviv.', 'A'], ['Answer: Durham', 'B'], ['Antworttext: Durham', 'B'], ['D', null],
    ['d)', null], ['B) Durham', 'B'], ['D, Durham', 'B'], ['A) Durham', 'B'], ['York', 'D'], ['New York', null],
    ['New York City', 'C'], ['The answer is Durham', 'B'], ['Durham\nYork', 'B'], ['\nDurham', 'B'], ['', null],
    ['T', null], ['Du', 'B'], ['B) foo', null], ['Tel Aviv (Yosha karne)', 'A'], ['Durham or York', null],
    ['"Durham"', 'B'], ['Answer Durham', 'B'],
  ] as const)('resolves %j to %s', (text, id) => expect(idOf(text)).toBe(id)) // biome-ignore format: a table

  it.each([
    ['D', 'D'],
    ['B) foo', 'B'],
    ['A) Durham', 'B'],
    ['d]', 'D'],
    ['Bfoo', null],
    ['c foo', 'C'],
  ] as const)('resolves %j to %s when letters are credited', (text, id) =>
    expect(idOf(text, towns, 'credited')).toBe(id),
  )

  it.each([
    ['北京', 'A'], ['北', null], ['上', null], ['北京市。', null], ['答案文本: 上海', 'C'], ['答案文本：天津', 'D'],
  ] as const)('resolves %s to %s', (text, id) => expect(idOf(text, chinese)).toBe(id)) // biome-ignore format: a table

  it.each([
    [' (Foo)  Bar! ', 'foo) bar'], ['—a—', 'a'], ['北京。', '北京。'], ['«Foo»', '«foo»'], ['A.B.', 'a.b'],
  ])('normalises %j to %j', (text, normal) => expect(normalizeAnswer(text)).toBe(normal)) // biome-ignore format: a table
})
