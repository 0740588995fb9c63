import { type ModelComparison, PolyfactError } from '@polyfact/schema'
import { foreign } from './data-table.js'
import { type Html, html } from './html.js'
import { methodPhrase } from './method-phrase.js'
import { type NamedResult, nameResults } from './named-result.js'
import { page } from './page.js'
import { readComparison } from './read-comparison.js'
import { type ReportInput, readResults } from './read-results.js'
import { reportSections } from './report-sections.js'
import { renderSection } from './section.js'
import { notices } from './sections/notices.js'
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
  /**
   * What the results are called, one name a result, all different.
   *
   * @defaultValue the ids of their models, those of one model numbered
   */
  readonly names?: readonly string[]
  /** What `compareModels` returned for these results, its models called as the results are: differences with their tests. */
  readonly comparison?: ModelComparison
}

/**
 * One HTML page about one or several evaluations, with everything in it: it fetches nothing, and equal results make equal
 * bytes.
 *
 * The page has the headline numbers beside chance and floor, accuracy by language, the number of languages in which facts
 * are right, the consistency split, RankC between all languages, every other measure that the results hold, and what the
 * numbers were made from; with a comparison also the differences of models and their significance. Values stand with their
 * intervals where a result has them. Several results share their tables and scales. A result that is not better than
 * guessing is said to be so above everything else.
 *
 * @param results - What `evaluate` or `evaluateFreeForm` returned, or the content of a `result.json`: 1 to 7 results of one
 *   kind that agree in normalisation or matching, languages, dataset (revision and split), the facts asked, RankC weighting
 *   and confidence level.
 * @returns The document as text, to be written as UTF-8. Of one language it has neither consistency nor RankC; of generated
 *   answers neither RankC nor what guessing gets.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without a result; `OUT_OF_RANGE` for more than seven; `INVALID_INPUT` for what
 *   is no result or no comparison, with the field; `HEADER_MISMATCH` for results that must not stand in one table, or a
 *   comparison of others, naming the difference; `SHAPE_MISMATCH` for another number of names than results;
 *   `AMBIGUOUS_NAME` for a name given twice; `UNKNOWN_OPTION`.
 *
 * @example
 * ```ts
 * await renderReport([]).catch((error) => error.code) // => 'EMPTY_INPUT'
 * ```
 */
export async function renderReport(
  results: ReportInput | readonly ReportInput[],
  options: RenderReportOptions = {},
): Promise<string> {
  const { charts = 'interactive', names } = options
  if (charts !== 'interactive' && charts !== 'static') {
    throw new PolyfactError(
      'UNKNOWN_OPTION',
      `renderReport: found the charts ${JSON.stringify(charts)}; expected interactive or static`,
      { charts },
    )
  }
  const named = nameResults(readResults(results), names)
  const comparison = options.comparison && readComparison(options.comparison, named)
  const sections = await Promise.all(
    reportSections(named, comparison).map((section) => renderSection(section, charts)),
  )
  return page({
    title: `${plainTitle(named)}: ${named.map(({ name }) => name).join(', ')}`,
    body: html`${header(named)}
<main>
${sections}
</main>`,
    scripts: charts === 'static' ? [] : [...(await vegaScripts()), UPGRADE_SCRIPT],
  })
}

function plainTitle(named: readonly NamedResult[]): string {
  const { languages, madeFrom } = named[0]!.result
  const subject = madeFrom === null ? 'Evaluation' : madeFrom.dataset.id
  const count = languages.length === 1 ? 'one language' : `${languages.length} languages`
  return `${subject} in ${count}, ${methodPhrase(named[0]!.result)}`
}

function header(named: readonly NamedResult[]): Html {
  const warnings = notices(named)
  return html`<header>
<h1><bdi>${plainTitle(named)}</bdi></h1>
<p class="models">${named.map(({ name }, i) => html`<span class="model series-${i + 1}">${foreign(name)}</span>\n`)}</p>
${warnings.length === 0 ? '' : html`<aside aria-label="Read first"><ul>${warnings.map((text) => html`<li>${text}</li>`)}</ul></aside>`}
</header>`
}
