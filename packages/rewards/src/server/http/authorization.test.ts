import { describe, expect, it } from 'vitest'
import { createAuthorization } from './authorization.js'

describe('createAuthorization', () => {
  const authorize = createAuthorization('secret')

  it('lets the bearer of the token in', () => {
    for (const header of ['Bearer secret', 'bearer  secret']) expect(() => authorize(header)).not.toThrow()
  })

  it('tells others what is expected, and not what the token is', () => {
    expect(() => authorize(undefined)).toThrow(
      'there is no authorization; the header authorization: Bearer <token>',
    )
    for (const header of ['Bearer', 'Bearer secre', 'Bearer secret2', 'Basic secret', '', 'Bearer SECRET'])
      expect(() => authorize(header)).toThrow('the authorization is not the one')
  })
})
