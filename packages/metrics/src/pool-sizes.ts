/** `sizes[n]`: how many (fact, language) have n candidates; holes are 0. */
export type PoolSizes = readonly number[]

/** Mean over all (fact, language) of something that depends on the number of candidates alone. */
export function meanOverPools(sizes: PoolSizes, of: (candidateCount: number) => number): number {
  const total = sizes.reduce((sum, count) => sum + count, 0)
  // shares first: with one size only, the mean is its value to the last bit
  return sizes.reduce((sum, count, size) => sum + (count / total) * of(size), 0)
}
