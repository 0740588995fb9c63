import { describe, it } from 'vitest'
import { expectAgreement } from '../../test/decoder-agreement.js'

describe('qwen2', () => {
  it('equals the equations: grouped queries, tied', () => expectAgreement({ architecture: 'qwen2' }))

  it('equals the equations: heads wider than their share, untied', () =>
    expectAgreement({ architecture: 'qwen2', headSize: 12, embeddings: 'untied', normEpsilon: 0.5 }))
})
