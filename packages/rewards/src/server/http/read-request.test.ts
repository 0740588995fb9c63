import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { readRequest } from './read-request.js'

const Schema = z.object({ samples: z.array(z.object({ text: z.string() })) })

describe('readRequest', () => {
  it('gives what the schema makes of a part', () => {
    expect(readRequest(Schema, { samples: [{ text: 'a', more: 1 }] })).toEqual({ samples: [{ text: 'a' }] })
  })

  it('says the first fault in one sentence, with its place', () => {
    expect(() => readRequest(Schema, { samples: [{ text: 5 }, {}] })).toThrow(
      'samples.0.text: found 5; expected string',
    )
    expect(() => readRequest(Schema, [])).toThrow('the body: found []; expected object')
    expect(() => readRequest(Schema, {}, 'query string')).toThrow('query string samples: found nothing')
  })
})
