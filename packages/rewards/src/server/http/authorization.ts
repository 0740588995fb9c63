import { createHash, timingSafeEqual } from 'node:crypto'
import { Refusal } from './refusal.js'

/** Checks `authorization: Bearer …` in a time that tells nothing of the token. */
export function createAuthorization(token: string): (header: string | undefined) => void {
  const expected = digest(token)
  return (header) => {
    const sent = /^Bearer +(.+)$/i.exec(header ?? '')?.[1] ?? ''
    if (timingSafeEqual(digest(sent), expected)) return
    const found = header === undefined ? 'there is no authorization' : 'the authorization is not the one'
    throw new Refusal('unauthorized', `${found}; the header authorization: Bearer <token> is expected`)
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest()
