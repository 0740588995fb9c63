import { describe, expect, it } from 'vitest'
import { FOLLOW_SCRIPT } from './follow-script.js'

describe('FOLLOW_SCRIPT', () => {
  it('asks nothing but the state and the events beside the page, and sends the token in a header alone', () => {
    expect([...FOLLOW_SCRIPT.matchAll(/ask\('([\w?=]+)'/g)].map(([, path]) => path)).toEqual([
      'state?worker=',
      'events',
    ])
    expect(FOLLOW_SCRIPT.match(/fetch\(/g)).toHaveLength(1)
    expect(FOLLOW_SCRIPT).toContain("authorization: 'Bearer ' + token")
  })
})
