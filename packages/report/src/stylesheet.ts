import { MAX_RESULTS } from './read-results.js'
import { type Theme, themeColors } from './theme.js'

function variables(theme: Theme): string {
  return Object.entries(themeColors(theme))
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')
}

const seriesMarks = Array.from(
  { length: MAX_RESULTS },
  (_, i) => `.series-${i + 1}::before { background: var(--series-${i + 1}) }`,
).join('\n')

/** The page's only stylesheet. Paper gets the light colours, whatever the screen has. */
export const STYLESHEET = `
:root { color-scheme: light dark; ${variables('light')} }
@media screen and (prefers-color-scheme: dark) { :root { ${variables('dark')} } }

* { box-sizing: border-box }
body {
  margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 68rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
}
h1 { font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.01em; margin: 0 0 0.75rem; overflow-wrap: anywhere }
h2 { font-size: 1.2rem; font-weight: 650; margin: 0 0 0.25rem }
section { margin-top: 3rem; padding-top: 1.5rem; border-top: 1px solid var(--line) }
.lead { max-width: 44rem; margin: 0 0 1.25rem; color: var(--quiet) }
.models { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 0; font-weight: 500; overflow-wrap: anywhere }
.model::before { content: ""; display: inline-block; width: 0.75em; height: 0.75em; border-radius: 2px; margin-inline-end: 0.5em }
${seriesMarks}
aside { margin-top: 1.5rem; padding: 0.75rem 1.25rem; background: var(--raised); border-inline-start: 3px solid var(--notice); max-width: 52rem }
aside ul { margin: 0; padding: 0; list-style: none }
aside li + li { margin-top: 0.5rem }

.content { display: grid; gap: 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 29rem), 1fr)); grid-auto-flow: dense; align-items: start }
.content.three { grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)) }
.content > .scroll:only-child, .content > .wide { grid-column: 1 / -1 }
.scroll { overflow-x: auto; max-width: 100%; container-type: inline-size }
.scroll.long { max-height: 40rem; overflow-y: auto }
.scroll:focus-visible, summary:focus-visible { outline: 2px solid var(--series-1); outline-offset: 2px }
table { border-collapse: collapse; font-size: 0.9375rem; font-variant-numeric: tabular-nums }
caption {
  text-align: start; color: var(--quiet); font-size: 0.875rem; padding-bottom: 0.5rem;
  position: sticky; inset-inline-start: 0; max-width: 100cqi;
}
th, td { padding: 0.35rem 0.75rem; text-align: end; vertical-align: baseline; white-space: nowrap }
th { white-space: normal; overflow-wrap: break-word; max-width: 14rem }
th[scope="row"], thead tr:first-child > :first-child { text-align: start; padding-inline-start: 0; min-width: 8rem }
.wide th[scope="row"] { max-width: 24rem }
.grouped { font-size: 0.875rem }
.grouped th, .grouped td { padding-inline: 0.4rem }
.grouped th[scope="row"], .grouped thead tr:first-child > :first-child { padding-inline-start: 0; min-width: 6rem }
td:last-child, th:last-child { padding-inline-end: 0 }
thead th { font-weight: 500; color: var(--quiet); border-bottom: 1px solid var(--ink); vertical-align: bottom }
thead th[scope="colgroup"] { text-align: center; border-bottom: 1px solid var(--line) }
tbody th { font-weight: 500 }
tbody tr + tr > * { border-top: 1px solid var(--line) }
tfoot th, tfoot td { font-weight: 400; color: var(--quiet) }
tfoot tr:first-child > * { border-top: 1px solid var(--ink) }
table.text { min-width: min(100%, 34rem) }
table.text td, table.text thead th { text-align: start; white-space: normal; overflow-wrap: anywhere; min-width: 12rem; max-width: 28rem }
table.text tbody th { color: var(--quiet); font-weight: 400 }
table ul { margin: 0; padding: 0; list-style: none }
code, pre { font: 0.875em/1.5 ui-monospace, "SF Mono", Consolas, "Noto Sans Mono", monospace }
pre { margin: 0; white-space: pre-wrap }
.interval { display: block; color: var(--quiet); font-size: 0.8125rem }
.explanation { display: block; color: var(--quiet); font-weight: 400; font-size: 0.8125rem; min-width: 16rem; max-width: 34rem }
th:has(> .explanation) { max-width: 36rem }
.own, .untold { color: var(--quiet); font-weight: 400 }

figure { margin: 0; min-width: 0 }
figure svg { display: block; max-width: 100%; height: auto }
figure svg text { font-variant-numeric: tabular-nums }
.live { display: none; position: relative; width: 100% }
.live.vega-embed { display: none; max-width: 100%; padding-right: 0 }
.live.vega-embed summary { background: var(--paper); border: 1px solid var(--line); box-shadow: none; color: var(--quiet) }
.live.vega-embed .vega-actions { background: var(--paper); border-color: var(--line) }
.live.vega-embed .vega-actions::before, .live.vega-embed .vega-actions::after { display: none }
.live.vega-embed .vega-actions a { color: var(--ink) }
.live.vega-embed .vega-actions a:hover { background: var(--raised); color: var(--ink) }
#vg-tooltip-element.vg-tooltip { background: var(--paper); color: var(--ink); border-color: var(--line); font: 0.8125rem/1.4 system-ui, sans-serif }
#vg-tooltip-element.vg-tooltip table tr td.key { color: var(--quiet) }
details { margin-top: 0.75rem }
details > summary { cursor: pointer; color: var(--quiet); font-size: 0.875rem }
details .scroll { margin-top: 0.75rem; max-height: 32rem; overflow-y: auto }
details table { font-size: 0.8125rem }
details th[scope="row"] { white-space: nowrap; max-width: none }

@media screen {
  .upgraded .live.vega-embed { display: block }
  .upgraded .drawing { display: none }
}
@media (max-width: 40rem) {
  body { padding: 1.5rem 1rem 3rem }
  h1 { font-size: 1.375rem }
  section { margin-top: 2rem }
  th[scope="row"], .wide th[scope="row"] { max-width: 10rem; overflow-wrap: anywhere }
  .explanation { min-width: 9rem }
}
@media print {
  html { font-size: 11px }
  body { max-width: none; padding: 0; color: #000 }
  section { margin-top: 1.5rem; padding-top: 1rem }
  section, figure, tr, aside { break-inside: avoid }
  h2, .lead { break-after: avoid }
  .content.two { grid-template-columns: 1fr 1fr }
  .content.three { grid-template-columns: 1fr 1fr 1fr }
  details:not([open]) { display: none }
  .scroll, .scroll.long, details .scroll { overflow: visible; max-height: none }
}
`
