/** Of arrays and objects within each other that are taken: far more than any engine sends. */
export const MOST_LEVELS = 200

/**
 * Whether what was read from JSON has arrays and objects within each other to more than so many levels.
 *
 * Reading such JSON is harmless; walking it whole, to check or to write it, takes a stack as deep as it is.
 */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((one) => isDeeperThan(one, levels - 1))
}
