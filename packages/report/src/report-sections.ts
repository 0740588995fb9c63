import type { ModelComparison } from '@polyfact/schema'
import { fitsThree } from './charts/rankc-heat-map.js'
import type { NamedResult } from './named-result.js'
import type { Section } from './section.js'
import { accuracyFigure, meansTable } from './sections/accuracy.js'
import { accuracyByNormalization } from './sections/accuracy-by-normalization.js'
import { disagreementTable, forestFigures, significanceTable } from './sections/comparison.js'
import { histogramFigure, splitFigures } from './sections/consistency.js'
import { headlineTable } from './sections/headline.js'
import { madeFromTable } from './sections/made-from.js'
import { scatterFigures } from './sections/models.js'
import { partsTable } from './sections/parts.js'
import { rankcFigures } from './sections/rankc.js'
import { seaEvalTable, secondOpinions } from './sections/second-opinions.js'

/** All sections of the page in reading order; one without content is not shown. */
export function reportSections(
  named: readonly NamedResult[],
  comparison: ModelComparison | undefined,
): Section[] {
  const { result } = named[0]!
  const isSingle = result.languages.length === 1
  const hasRankc = named.some(({ result }) => result.rankc !== undefined)
  const split = splitFigures(named)
  const rankc = rankcFigures(named)
  return [
    {
      id: 'headline',
      heading: 'Result',
      lead: isSingle || !hasRankc ? RATES : `${RATES} ${RANKC_IN_SHORT}`,
      content: [headlineTable(named)],
    },
    {
      id: 'comparison',
      heading: 'Comparison',
      lead: COMPARISON_LEAD,
      content:
        comparison === undefined
          ? []
          : [...forestFigures(comparison), significanceTable(comparison), ...disagreementTable(comparison)],
    },
    { id: 'models', heading: 'Models side by side', lead: MODELS_LEAD, content: scatterFigures(named) },
    {
      id: 'by-language',
      heading: 'Accuracy',
      lead: result.kind === 'evaluation' ? ACCURACY_LEAD : FREE_FORM_LEAD,
      content: [
        accuracyFigure(named),
        ...(isSingle ? [] : [meansTable(named)]),
        ...accuracyByNormalization(named),
      ],
    },
    {
      id: 'consistency',
      heading: 'Consistency',
      lead: split.length === 0 ? CONSISTENCY_LEAD : `${CONSISTENCY_LEAD} ${SPLIT_LEAD}`,
      content: isSingle ? [] : [histogramFigure(named), ...split],
    },
    {
      id: 'rankc',
      heading: 'RankC',
      lead: RANKC_LEAD,
      content: rankc,
      columns: rankc.length > 2 && fitsThree(result) ? 'three' : 'two',
    },
    {
      id: 'second-opinions',
      heading: 'Second opinions',
      lead: OPINIONS_LEAD,
      content: [...secondOpinions(named), ...seaEvalTable(named)],
    },
    { id: 'by-property', heading: 'By property', lead: PARTS_LEAD, content: partsTable(named, 'byProperty') },
    { id: 'by-group', heading: 'By group', lead: PARTS_LEAD, content: partsTable(named, 'byGroup') },
    { id: 'made-from', heading: 'Made from', content: [madeFromTable(named)] },
  ]
}

const RATES = 'All numbers are rates from 0 to 1.'
const RANKC_IN_SHORT =
  'RankC gives most of its weight to the first place of a ranking, so it moves with ' +
  'agreement: read the two as one piece of evidence. Rescaled RankC is 0 at the floor and 1 for equal rankings.'
const COMPARISON_LEAD =
  'How far each model lies from the baseline on the same facts. The test is paired: it looks at the differences fact by fact, ' +
  'so two models may differ significantly although their own intervals overlap.'
const MODELS_LEAD =
  'A model further to the right knows more, a higher one knows it in more languages at once. Consistency rises with accuracy by ' +
  'itself: compare models that stand above each other.'
const ACCURACY_LEAD = 'The share of facts whose right candidate scores best.'
const FREE_FORM_LEAD = 'The share of facts whose generated answer matches a text of the gold.'
const CONSISTENCY_LEAD = 'Total Consistency is the share of facts that are right in every language.'
const SPLIT_LEAD = 'A model can also be consistent in its errors: the split tells the two apart.'
const RANKC_LEAD =
  'How alike two languages rank the candidates of the same fact. The floor is the smallest value that is possible with pools ' +
  'of this size, chance is what two random rankings get; pools of another size have another floor and another chance. All ' +
  'heat maps of this page share one scale.'
const OPINIONS_LEAD =
  'The same answers and rankings by other measures of the field. Means over pairs count every pair the same.'
const PARTS_LEAD =
  'Every part taken for itself. TC is Total Consistency; parts of few facts are uncertain, so read them with their number.'
