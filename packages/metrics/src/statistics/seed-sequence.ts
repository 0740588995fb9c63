import { PolyfactError } from '@polyfact/schema'

const POOL = 4

/**
 * What `numpy.random.SeedSequence(seed).generate_state(words)` gives: a seed, however small, spread over all the bits
 * that a generator starts from.
 *
 * @param seed - Integer ≥ 0 of any size; above 2⁵³ as a bigint.
 * @param words - How many 32-bit words are wanted.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` when the seed is no integer ≥ 0.
 * @see O'Neill 2015, Developing a seed_seq Alternative — https://www.pcg-random.org/posts/developing-a-seed_seq-alternative.html
 *
 * @example
 * ```ts
 * seedWords('seedWords', 0, 2) // => [2968811710, 3677149159]
 * ```
 */
export function seedWords(caller: string, seed: number | bigint, words: number): number[] {
  const entropy = entropyOf(caller, seed)
  const hash = hasher(0x43b0d7e5, 0x931e8875)
  const pool = Array.from({ length: POOL }, (_, index) => hash(entropy[index] ?? 0))
  for (let source = 0; source < POOL; source++) {
    for (let target = 0; target < POOL; target++) {
      if (source !== target) pool[target] = mix(pool[target]!, hash(pool[source]!))
    }
  }
  for (const word of entropy.slice(POOL)) {
    for (let target = 0; target < POOL; target++) pool[target] = mix(pool[target]!, hash(word))
  }
  const spread = hasher(0x8b51f9dd, 0x58f38ded)
  return Array.from({ length: words }, (_, index) => spread(pool[index % POOL]!) >>> 0)
}

/** The seed in words of 32 bits, lowest first; 0 is one word. */
function entropyOf(caller: string, seed: number | bigint): number[] {
  if (typeof seed === 'bigint' ? seed < 0n : !(Number.isSafeInteger(seed) && seed >= 0)) {
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `${caller}: the seed is ${seed}; an integer of at least 0 is expected, above 2^53 as a bigint`,
      { seed },
    )
  }
  const words: number[] = []
  let rest = BigInt(seed)
  do {
    words.push(Number(rest & 0xffffffffn))
    rest >>= 32n
  } while (rest > 0n)
  return words
}

/** A hash whose constant moves on with every value. */
function hasher(start: number, multiplier: number): (value: number) => number {
  let constant = start
  return (value) => {
    const mixed = value ^ constant
    constant = Math.imul(constant, multiplier)
    const product = Math.imul(mixed, constant)
    return product ^ (product >>> 16)
  }
}

function mix(x: number, y: number): number {
  const sum = Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y)
  return sum ^ (sum >>> 16)
}
