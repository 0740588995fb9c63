import { describe, it } from 'vitest'
import { expectAgreement } from '../../test/decoder-agreement.js'

describe('llama', () => {
  it('equals the equations: grouped queries', () => expectAgreement({ architecture: 'llama' }))

  it('equals the equations: one key-value head, tied', () =>
    expectAgreement({ architecture: 'llama', keyValueHeads: 1, embeddings: 'tied', ropeTheta: 100 }))

  it('equals the equations: with every bias that a config can switch on', () =>
    expectAgreement({ architecture: 'llama', biases: 'all' }))
})
