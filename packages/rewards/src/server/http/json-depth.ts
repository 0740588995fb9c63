const QUOTE = 0x22
const BACKSLASH = 0x5c
/** `[` and `{`, and what closes them, differ from each other in one bit alone. */
const OPENING = 0x5b
const CLOSING = 0x5d
const BRACE_BIT = 0x20

/**
 * Whether JSON in UTF-8 has arrays and objects within each other to more than so many levels.
 *
 * Reading such JSON is harmless; walking it, to check or to write it, takes a stack as deep as it is.
 */
export function isDeeperThan(json: Uint8Array, levels: number): boolean {
  let [depth, isInText] = [0, false]
  for (let at = 0; at < json.length; at++) {
    const byte = json[at]!
    if (isInText) {
      if (byte === BACKSLASH) at++
      else if (byte === QUOTE) isInText = false
    } else if (byte === QUOTE) isInText = true
    else if ((byte & ~BRACE_BIT) === OPENING && ++depth > levels) return true
    else if ((byte & ~BRACE_BIT) === CLOSING) depth--
  }
  return false
}
