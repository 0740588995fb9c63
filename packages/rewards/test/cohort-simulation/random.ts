/** Chance that a seed determines. */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** True with this probability. */
  chance(probability: number): boolean
  /** A whole number, both ends included. */
  whole(from: number, to: number): number
  pick<T>(from: readonly T[]): T
  shuffle<T>(values: readonly T[]): T[]
}

/** The generator mulberry32: small, fast, and the same everywhere. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    chance: (probability) => next() < probability,
    whole,
    pick: (from) => from[whole(0, from.length - 1)]!,
    shuffle(values) {
      const all = [...values]
      for (let last = all.length - 1; last > 0; last--) {
        const other = whole(0, last)
        ;[all[last], all[other]] = [all[other]!, all[last]!]
      }
      return all
    },
  }
}
