import { describe, expect, it } from 'vitest'
import { openSession } from '../test/run-decoder.js'
import { floats } from '../test/run-graph.js'
import { trialModel } from './trial-model.js'

describe('trialModel', () => {
  it('doubles what it is given', async () => {
    const session = await openSession({ model: trialModel() })
    const { y } = await session.run({ x: floats([1, 2.5, -3]) })
    expect([...(y!.data as Float32Array)]).toEqual([2, 5, -6])
  })

  it('is small', () => {
    expect(trialModel().length).toBeLessThan(120)
  })
})
