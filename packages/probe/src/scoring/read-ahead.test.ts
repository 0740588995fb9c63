import { describe, expect, it } from 'vitest'
import { readAhead } from './read-ahead.js'

const pause = () => new Promise<void>((resolve) => setImmediate(resolve))

async function collect<T>(stream: AsyncIterable<T>): Promise<{ values: T[]; error: unknown }> {
  const values: T[] = []
  try {
    for await (const value of stream) values.push(value)
  } catch (error) {
    return { values, error }
  }
  return { values, error: undefined }
}

describe('readAhead', () => {
  it('keeps the order, whichever work ends first', async () => {
    const stream = readAhead([3, 1, 2], 2, async (turns) => {
      for (let turn = 0; turn < turns; turn++) await pause()
      return turns
    })
    expect(await collect(stream)).toEqual({ values: [3, 1, 2], error: undefined })
  })

  it('has one item more under way than it reads ahead', async () => {
    let running = 0
    let most = 0
    const stream = readAhead([1, 2, 3, 4, 5], 1, async (item) => {
      most = Math.max(most, ++running)
      await pause()
      running--
      return item
    })
    expect((await collect(stream)).values).toEqual([1, 2, 3, 4, 5])
    expect(most).toBe(2)
  })

  it('yields what came before a failing item', async () => {
    const stream = readAhead([1, 2, 3, 4], 2, async (item) => {
      if (item === 3) throw new Error('three')
      await pause()
      return item
    })
    expect(await collect(stream)).toEqual({ values: [1, 2], error: new Error('three') })
  })

  it('yields what was begun before the source fails', async () => {
    async function* source() {
      yield 1
      yield 2
      throw new Error('broken line')
    }
    const stream = readAhead(source(), 5, async (item) => item)
    expect(await collect(stream)).toEqual({ values: [1, 2], error: new Error('broken line') })
  })

  it('closes the source and waits for the work under way when the loop is left', async () => {
    const log: string[] = []
    function* source() {
      try {
        yield 1
        yield 2
        yield 3
      } finally {
        log.push('source closed')
      }
    }
    const stream = readAhead(source(), 1, async (item) => {
      await pause()
      log.push(`done ${item}`)
      return item
    })
    for await (const item of stream) {
      expect(item).toBe(1)
      break
    }
    expect(log).toEqual(['done 1', 'source closed', 'done 2'])
  })

  it('yields nothing for an empty source', async () => {
    expect((await collect(readAhead([], 3, async (item) => item))).values).toEqual([])
  })
})
