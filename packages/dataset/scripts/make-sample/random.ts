/**
 * A stream of numbers in [0, 1) that depends on the seed text alone: mulberry32, started from an FNV-1a hash.
 *
 * Every use has a seed text of its own, so that adding a fact does not change the draws of another.
 */
export function randomFrom(seed: string): () => number {
  let state = 0x811c9dc5
  for (let index = 0; index < seed.length; index++) {
    state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193)
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A shuffled copy (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items]
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const held = copy[last]!
    copy[last] = copy[other]!
    copy[other] = held
  }
  return copy
}

/** One of the weighted items, with probability proportional to its weight. */
export function weightedPick<T>(items: readonly { item: T; weight: number }[], random: () => number): T {
  const total = items.reduce((sum, { weight }) => sum + weight, 0)
  let rest = random() * total
  for (const { item, weight } of items) {
    rest -= weight
    if (rest < 0) return item
  }
  return items.at(-1)!.item
}
