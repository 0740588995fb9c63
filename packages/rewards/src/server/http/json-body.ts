import { isUtf8 } from 'node:buffer'
import { isDeeperThan, MOST_LEVELS } from './json-depth.js'
import { Refusal } from './refusal.js'

/** Reads a request's body as the JSON that every client must send: UTF-8, whole, nothing else. */
export function parseJsonBody(body: Buffer): unknown {
  if (body.length === 0) {
    throw new Refusal('invalid-json', 'the body is empty; JSON is expected')
  }
  if (!isUtf8(body)) {
    throw new Refusal('invalid-json', 'the body is not UTF-8; JSON in UTF-8 is expected')
  }
  const value = parse(body.toString('utf8'))
  if (isDeeperThan(value, MOST_LEVELS)) {
    throw new Refusal(
      'invalid-json',
      `the body is nested too deeply; at most ${MOST_LEVELS} levels are taken`,
    )
  }
  return value
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = (error as Error).message.replace(/\s+/g, ' ').slice(0, 200)
    throw new Refusal('invalid-json', `the body is no JSON (${why})`)
  }
}

/**
 * Checks what a request says of its body before it is read.
 *
 * @throws Refusal for anything but JSON in UTF-8, as it is.
 */
export function checkContentType(contentType: string | undefined, encoding: string | undefined): void {
  const [type, ...parameters] = (contentType ?? '').toLowerCase().split(';')
  if (type!.trim() !== 'application/json') {
    const found = contentType === undefined ? 'none' : JSON.stringify(contentType.slice(0, 80))
    throw new Refusal('unsupported-media-type', `content-type is ${found}; application/json is expected`)
  }
  const charset = parameters.map((part) => part.trim()).find((part) => part.startsWith('charset='))
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)) {
    const message = `content-type has ${JSON.stringify(charset.slice(0, 80))}; utf-8 is expected`
    throw new Refusal('unsupported-media-type', message)
  }
  if (encoding !== undefined && encoding !== 'identity') {
    const message = `content-encoding is ${JSON.stringify(encoding.slice(0, 80))}; a body that is not compressed is expected`
    throw new Refusal('unsupported-media-type', message)
  }
}
