import { describe, expect, it } from 'vitest'
import { modelOf } from '../../test/statistics.js'
import { disagreementsOf } from './disagreements.js'

describe('disagreementsOf', () => {
  const models = [modelOf('x', [4, 2, 1, 0]), modelOf('y', [4, 0, 3, 4]), modelOf('z', [4, 1, 2, 1])]

  it('lists the facts with the largest spread first, and none on which all models are equal', () => {
    expect(disagreementsOf(models, 20)).toEqual([
      { fact: 'f3', languagesCorrect: { x: 0, y: 4, z: 1 }, spread: 4 },
      { fact: 'f1', languagesCorrect: { x: 2, y: 0, z: 1 }, spread: 2 },
      { fact: 'f2', languagesCorrect: { x: 1, y: 3, z: 2 }, spread: 2 },
    ])
  })

  it('orders equal spreads by id as numbers, and stops after as many as are asked for', () => {
    const right = Array.from({ length: 12 }, (_, fact) => fact % 2)
    const found = disagreementsOf([modelOf('x', right), modelOf('y', Array(12).fill(0))], 5)
    expect(found.map(({ fact }) => fact)).toEqual(['f1', 'f3', 'f5', 'f7', 'f9'])
    expect(disagreementsOf(models, 0)).toEqual([])
  })
})
