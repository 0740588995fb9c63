import { PolyfactError } from '@polyfact/schema'
import { compareByCodePoint } from '../evaluate/fact-set-digest.js'
import type { PerFactValues } from '../per-fact.js'

/**
 * The same values with the facts sorted by id, whatever order they came in: what resampling draws does not depend on it.
 *
 * @throws {@link PolyfactError} `DUPLICATE_ID`; `SHAPE_MISMATCH` when a column has more or fewer values than facts.
 */
export function sortFacts(caller: string, name: string, perFact: PerFactValues): PerFactValues {
  const { facts } = perFact
  const order = [...facts.keys()].sort((a, b) => compareByCodePoint(facts[a]!, facts[b]!))
  const twice = order.find((fact, rank) => rank > 0 && facts[fact] === facts[order[rank - 1]!])
  if (twice !== undefined) {
    throw new PolyfactError(
      'DUPLICATE_ID',
      `${caller}: ${name} has fact ${facts[twice]} twice; once is expected`,
      { model: name, fact: facts[twice] },
    )
  }
  const sorted = (column: string, values: Float64Array): Float64Array => {
    if (values.length === facts.length) return Float64Array.from(order, (fact) => values[fact]!)
    throw new PolyfactError(
      'SHAPE_MISMATCH',
      `${caller}: ${name} has ${facts.length} facts and ${values.length} values of ${column}; one for every fact is expected`,
      { model: name, column, facts: facts.length, values: values.length },
    )
  }
  const { accuracy, languagesCorrect, totalConsistency, rankc, agreement } = perFact
  return {
    facts: order.map((fact) => facts[fact]!),
    accuracy: sorted('accuracy', accuracy),
    languagesCorrect: sorted('languagesCorrect', languagesCorrect),
    totalConsistency: sorted('totalConsistency', totalConsistency),
    ...(rankc === undefined ? {} : { rankc: sorted('rankc', rankc) }),
    ...(agreement === undefined ? {} : { agreement: sorted('agreement', agreement) }),
  }
}
