import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/reward-answers.js'
import { completionMask } from './completion-mask.js'

describe('completionMask', () => {
  const ids = [7, 2, 2, 8, 9, 7, 5, 2, 3]

  it('ends after the first end token, though padding is the same token', () => {
    expect(completionMask({ ids, shape: [3, 3] }, { eos: 2 })).toEqual({
      mask: Uint8Array.of(1, 1, 0, 1, 1, 1, 1, 1, 0),
      shape: [3, 3],
      tokens: 7,
      truncated: 1,
    })
  })

  it('knows several end tokens', () => {
    expect([...completionMask({ ids, shape: [3, 3] }, { eos: [2, 5] }).mask].slice(6)).toEqual([1, 0, 0])
  })

  it('takes out what was cut off when asked', () => {
    expect(completionMask({ ids, shape: [3, 3] }, { eos: 2, truncated: 'mask' })).toMatchObject({
      mask: Uint8Array.of(1, 1, 0, 0, 0, 0, 1, 1, 0),
      tokens: 4,
      truncated: 1,
    })
  })

  it('refuses no ids, no end token, and a shape that does not fit', () => {
    expect(refusal(() => completionMask({ ids: [], shape: [0, 3] }, { eos: 2 }))).toBe(
      'EMPTY_INPUT: completionMask: the shape is [0, 3]; at least one sequence and one position are expected',
    )
    expect(refusal(() => completionMask({ ids, shape: [3, 3] }, { eos: [] }))).toBe(
      'EMPTY_INPUT: completionMask: eos is empty; at least one id is expected',
    )
    // a tokenizer without an end token would mark all as cut off
    const eos = undefined as unknown as number
    expect(refusal(() => completionMask({ ids, shape: [3, 3] }, { eos }))).toBe(
      'OUT_OF_RANGE: completionMask: eos holds undefined; token ids are expected, whole numbers of at least 0',
    )
    expect(refusal(() => completionMask({ ids, shape: [2, 3] }, { eos: 2 }))).toBe(
      'SHAPE_MISMATCH: completionMask: found 9 ids; the shape expects 6',
    )
    const truncated = 'drop' as 'keep'
    expect(refusal(() => completionMask({ ids, shape: [3, 3] }, { eos: 2, truncated }))).toMatch(
      /^UNKNOWN_OPTION: completionMask: truncated is "drop"/,
    )
  })
})

describe('completionMask (properties)', () => {
  it('equals the slow definition: no end token stands before', () => {
    const rows = fc.integer({ min: 1, max: 6 }).chain((positions) =>
      fc.array(fc.array(fc.constantFrom(0, 1, 2), { minLength: positions, maxLength: positions }), {
        minLength: 1,
        maxLength: 5,
      }),
    )
    fc.assert(
      fc.property(rows, (sequences) => {
        const shape = [sequences.length, sequences[0]!.length] as const
        const { mask, tokens } = completionMask({ ids: Int32Array.from(sequences.flat()), shape }, { eos: 2 })
        const slow = sequences.flatMap((row) =>
          row.map((_, position) => (row.slice(0, position).includes(2) ? 0 : 1)),
        )
        expect([...mask]).toEqual(slow)
        expect(tokens).toBe(slow.filter((one) => one === 1).length)
      }),
    )
  })
})
