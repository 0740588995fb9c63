import { describe, it } from 'vitest'
import { expectAgreement } from '../../test/decoder-agreement.js'

describe('olmo2', () => {
  it('equals the equations: every head its own keys', () => expectAgreement({ architecture: 'olmo2' }))

  it('equals the equations: grouped queries, a large epsilon', () =>
    expectAgreement({ architecture: 'olmo2', keyValueHeads: 2, normEpsilon: 0.5 }))

  it('equals the equations: with every bias that a config can switch on', () =>
    expectAgreement({ architecture: 'olmo2', biases: 'all' }))
})
