import { type EvaluationResult, PolyfactError } from '@polyfact/schema'
import { dataTable, foreign } from './data-table.js'
import { type Figure, renderFigure } from './figure.js'
import { type Html, html } from './html.js'
import { type NamedResult, nameResults } from './named-result.js'
import { normalizationPhrase } from './normalization-phrase.js'
import { page } from './page.js'
import { readResults } from './read-results.js'
import { accuracyFigure, meansTable } from './sections/accuracy.js'
import { histogramFigure, splitFigure } from './sections/consistency.js'
import { headlineTable } from './sections/headline.js'
import { madeFromTable } from './sections/made-from.js'
import { notices } from './sections/notices.js'
import { rankcFigures } from './sections/rankc.js'
import { UPGRADE_SCRIPT } from './upgrade-script.js'
import { vegaScripts } from './vega-scripts.js'

/** How {@link renderReport} writes its page. */
export interface RenderReportOptions {
  /**
   * `interactive` puts Vega into the page (0.85 MB) for tooltips and for saving a chart as SVG or PNG; without JavaScript
   * and on paper such a page is the static one. `static` has the drawings only (about 0.2 MB for two results).
   *
   * @defaultValue 'interactive'
   */
  readonly charts?: 'interactive' | 'static'
}

/**
 * One HTML page about one or several evaluations, with everything in it: it fetches nothing, and equal results make equal
 * bytes.
 *
 * The page has the headline numbers beside chance and floor, accuracy by language, the number of languages in which facts
 * are right, the consistency split, RankC between all languages, and what the numbers were made from. Several results
 * share their tables and scales. A result that is not better than guessing is said to be so above everything else.
 *
 * @param results - What `evaluate` returned, or the content of a `result.json`: 1 to 7 results that agree in normalisation,
 *   languages, dataset (revision and split), number of facts and RankC weighting.
 * @returns The document as text, to be written as UTF-8. Of one language it has neither consistency nor RankC.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without a result; `OUT_OF_RANGE` for more than seven; `INVALID_INPUT` for what
 *   is no evaluation result, with the field; `HEADER_MISMATCH` for results that must not stand in one table, naming the
 *   difference; `UNKNOWN_OPTION`.
 *
 * @example
 * ```ts
 * await renderReport([]).catch((error) => error.code) // => 'EMPTY_INPUT'
 * ```
 */
export async function renderReport(
  results: EvaluationResult | readonly EvaluationResult[],
  options: RenderReportOptions = {},
): Promise<string> {
  const { charts = 'interactive' } = options
  if (charts !== 'interactive' && charts !== 'static') {
    throw new PolyfactError(
      'UNKNOWN_OPTION',
      `renderReport: found the charts ${JSON.stringify(charts)}; expected interactive or static`,
      { charts },
    )
  }
  const named = nameResults(readResults(results))
  const draw = (figures: readonly Figure[]) =>
    Promise.all(figures.map((figure) => renderFigure(figure, charts)))
  const accuracy = await draw([accuracyFigure(named)])
  const isSingle = named[0]!.result.languages.length === 1
  const consistency = isSingle ? [] : await draw([histogramFigure(named), splitFigure(named)])
  const rankc = await draw(rankcFigures(named))
  return page({
    title: `${plainTitle(named)}: ${named.map(({ name }) => name).join(', ')}`,
    body: html`${header(named)}
<main>
${section('headline', 'Result', isSingle ? RATES : `${RATES} ${RANKC_IN_SHORT}`, [dataTable(headlineTable(named))])}
${section('by-language', 'Accuracy', ACCURACY_LEAD, isSingle ? accuracy : [...accuracy, dataTable(meansTable(named))])}
${isSingle ? '' : section('consistency', 'Consistency', CONSISTENCY_LEAD, consistency)}
${rankc.length === 0 ? '' : section('rankc', 'RankC', RANKC_LEAD, rankc)}
${section('made-from', 'Made from', '', [dataTable(madeFromTable(named))])}
</main>`,
    scripts: charts === 'static' ? [] : [...(await vegaScripts()), UPGRADE_SCRIPT],
  })
}

const RATES = 'All numbers are rates from 0 to 1.'
const RANKC_IN_SHORT =
  'RankC gives most of its weight to the first place of a ranking, so it moves with ' +
  'agreement: read the two as one piece of evidence. Rescaled RankC is 0 at the floor and 1 for equal rankings.'
const ACCURACY_LEAD = 'The share of facts whose right candidate scores best.'
const CONSISTENCY_LEAD =
  'Total Consistency is the share of facts that are right in every language. A model can also be consistent in its errors: ' +
  'the split tells the two apart.'
const RANKC_LEAD =
  'How alike two languages rank the candidates of the same fact. The floor is the smallest value that is possible with pools ' +
  'of this size, chance is what two random rankings get; pools of another size have another floor and another chance. All ' +
  'heat maps of this page share one scale.'

function plainTitle(named: readonly NamedResult[]): string {
  const { languages, normalization, madeFrom } = named[0]!.result
  const subject = madeFrom === null ? 'Evaluation' : madeFrom.dataset.id
  const count = languages.length === 1 ? 'one language' : `${languages.length} languages`
  return `${subject} in ${count}, ${normalizationPhrase(normalization)}`
}

function header(named: readonly NamedResult[]): Html {
  const warnings = notices(named)
  return html`<header>
<h1><bdi>${plainTitle(named)}</bdi></h1>
<p class="models">${named.map(({ name }, i) => html`<span class="model series-${i + 1}">${foreign(name)}</span>\n`)}</p>
${warnings.length === 0 ? '' : html`<aside aria-label="Read first"><ul>${warnings.map((text) => html`<li>${text}</li>`)}</ul></aside>`}
</header>`
}

function section(id: string, heading: string, lead: string, content: readonly Html[]): Html {
  return html`<section aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${heading}</h2>
${lead === '' ? '' : html`<p class="lead">${lead}</p>`}
<div class="content">${content}</div>
</section>`
}
