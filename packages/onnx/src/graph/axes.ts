/** Length of one axis: a number, or a name such as `batch`, or a product such as `batch*sequence`. */
export type Axis = number | string

/**
 * The product of axes in its one canonical form: the number first, then the names in order; a factor 1 is
 * left out.
 *
 * So two products are equal exactly where their text is.
 */
export function multiplyAxes(axes: readonly Axis[]): Axis {
  let number = 1
  const names: string[] = []
  for (const axis of axes) {
    if (typeof axis === 'number') number *= axis
    else {
      for (const factor of axis.split('*')) {
        if (/^\d+$/.test(factor)) number *= Number(factor)
        else names.push(factor)
      }
    }
  }
  if (number === 0 || names.length === 0) return number
  return [...(number === 1 ? [] : [String(number)]), ...names.sort()].join('*')
}

/** Whether two lists of axes are the same, name by name. */
export function sameAxes(a: readonly Axis[], b: readonly Axis[]): boolean {
  return a.length === b.length && a.every((axis, index) => axis === b[index])
}

/** Axes as they are printed: `[batch, sequence, 64]`. */
export function formatAxes(axes: readonly Axis[]): string {
  return `[${axes.join(', ')}]`
}
