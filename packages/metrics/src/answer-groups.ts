/** How many languages give each answer, e.g. `[3, 1]` for a, a, b, a: the sizes of the groups of equal answers. */
export function answerGroups(answers: readonly string[]): number[] {
  const sizes = new Map<string, number>()
  for (const answer of answers) sizes.set(answer, (sizes.get(answer) ?? 0) + 1)
  return [...sizes.values()]
}

/** How many pairs, ordered either way, there are within the groups: `Σ_g m_g (m_g − 1)`. */
export function equalPairs(groups: readonly number[]): number {
  return groups.reduce((sum, size) => sum + size * (size - 1), 0)
}
