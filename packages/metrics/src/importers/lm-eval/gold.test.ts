import { describe, expect, it } from 'vitest'
import { goldsOf } from './gold.js'

const letters = ['A', 'B', 'C', 'D']
const one = (index: number) => ({ indices: [index], ambiguous: false })

describe('goldsOf', () => {
  it('reads an index, a letter and a text', () => {
    expect(goldsOf('2', letters, 4)).toEqual(one(2))
    expect(goldsOf('C', letters, 4)).toEqual(one(2))
    expect(goldsOf('Nairobi', ['Lagos', 'Nairobi'], 2)).toEqual(one(1))
    expect(goldsOf(' Nairobi', ['Lagos', 'Nairobi'], 2)).toEqual(one(1))
  })

  it('reads Python and JSON lists, each candidate once', () => {
    expect(goldsOf('[0, 2]', letters, 4)?.indices).toEqual([0, 2])
    expect(goldsOf("['D', 'B', 'D']", letters, 4)?.indices).toEqual([1, 3])
    expect(goldsOf('["A"]', letters, 4)?.indices).toEqual([0])
  })

  it('reads the booleans of Python, which are its 0 and 1', () => {
    expect(goldsOf('True', ['no', 'yes'], 2)).toEqual(one(1))
    expect(goldsOf('True', ['True', 'False'], 2)).toEqual(one(0))
  })

  it('finds no gold outside the candidates', () => {
    for (const target of ['4', '-1', '-100', 'E', '[0, 4]', '[]', '[None]', '']) {
      expect(goldsOf(target, letters, 4)).toBeUndefined()
    }
  })

  it('takes a number for an index where it can be one, and says where that is a choice', () => {
    const numbers = ['3', '2', '1', '0']
    expect(goldsOf('2', numbers, 4)).toEqual({ indices: [2], ambiguous: true })
    expect(goldsOf('2', numbers, 4, '2')).toEqual(one(1))
    expect(goldsOf('2', numbers, 4, 2)).toEqual(one(2))
    expect(goldsOf('12', ['12', '13'], 2)).toEqual(one(0))
  })

  it('needs an index where the texts are not known', () => {
    expect(goldsOf('1', null, 2)).toEqual(one(1))
    expect(goldsOf('B', null, 2)).toBeUndefined()
  })
})
