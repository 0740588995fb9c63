/**
 * Natural order of ids, for breaking ties: digits compare as numbers, everything else by code unit, so that
 * `option:2` comes before `option:10` and `Q9` before `Q10`. The same on every machine: no locale takes part.
 *
 * @returns Negative when `a` comes first, positive when `b` does, 0 only when they are equal.
 */
export function compareIds(a: string, b: string): number {
  const partsOfA = a.match(RUNS) ?? []
  const partsOfB = b.match(RUNS) ?? []
  const shared = Math.min(partsOfA.length, partsOfB.length)
  for (let index = 0; index < shared; index++) {
    const order = compareRuns(partsOfA[index]!, partsOfB[index]!)
    if (order !== 0) return order
  }
  return partsOfA.length - partsOfB.length || compareText(a, b) // the latter for "Q1" and "Q01"
}

const RUNS = /[0-9]+|[^0-9]+/g
const LEADING_ZEROS = /^0+(?=.)/

function compareRuns(a: string, b: string): number {
  if (!isDigit(a) || !isDigit(b)) return compareText(a, b)
  // as strings, since an id may hold more digits than a double
  const numberA = a.replace(LEADING_ZEROS, '')
  const numberB = b.replace(LEADING_ZEROS, '')
  return numberA.length - numberB.length || compareText(numberA, numberB)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function isDigit(run: string): boolean {
  return run[0]! >= '0' && run[0]! <= '9'
}
