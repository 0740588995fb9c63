import { describe, expect, it } from 'vitest'
import { contentLines, TOO_LONG } from './answer-line.js'

const lines = (text: string) => [...contentLines(text)]

describe('contentLines', () => {
  it('leaves out blank lines, punctuation, and fences of code', () => {
    expect(lines('\r\n---\n```json\n{\n"a": "Rome"\n}\n```')).toEqual(['"a": "Rome"'])
    expect(lines(' \u2028Rome\u0085Milan')).toEqual(['Rome', 'Milan'])
    expect(['', '...', '```\n```'].flatMap(lines)).toEqual([])
  })

  it('ends at the token that ends a text, and begins after one that begins it', () => {
    expect(lines('Rome</s>Milan')).toEqual(['Rome'])
    expect(lines('<|im_start|>Rome<|im_end|>\n<|im_start|>user')).toEqual(['Rome'])
    expect(lines('<|endoftext|>')).toEqual([])
    expect(lines('<eos>'.repeat(9000))).toEqual([])
    expect(['It is Rome', 'Rome\n'].map((text) => lines(text + '</s>'.repeat(9000)))).toEqual([['It is Rome'], ['Rome']]) // biome-ignore format: one value
    expect(lines('Rome<eos>'.repeat(9000))).toEqual(['Rome'])
  })

  it('leaves out what is thought aloud, all of it where it never ends', () => {
    expect(lines('<think>Milan?\nno</think>\nRome')).toEqual(['Rome'])
    expect(lines(' <think>Milan')).toEqual([])
  })

  it('takes repeated options for one line, and the first of another list for itself', () => {
    expect(lines('A. Rome\nB. Milan\nC. Turin')[0]).toBe('A. Rome; B. Milan')
    expect(lines('A. Rome\nIt is')).toEqual(['A. Rome', 'It is'])
    expect(lines('1. Rome\n2. Milan')).toEqual(['1. Rome', '2. Milan'])
    expect(lines('A) Rome')).toEqual(['A) Rome'])
  })

  it('says that a line is too long instead of giving it', () => {
    expect(lines('a'.repeat(10_000))).toEqual(['a'.repeat(10_000)])
    expect(lines('a'.repeat(10_001))).toEqual([TOO_LONG])
    expect(lines(`Rome\n${'a '.repeat(9000)}`)).toEqual(['Rome', TOO_LONG])
    expect(lines(`${'.'.repeat(20_000)}Rome`)).toEqual([TOO_LONG])
    expect(lines('.'.repeat(20_000))).toEqual([])
    expect(lines(`${' '.repeat(20_000)}Rome${' '.repeat(20_000)}`)).toEqual(['Rome'])
  })
})
