/** The live page's only stylesheet. Nothing moves but numbers; what a colour says, a mark or a word says too. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --raised: #f5f7f9; --ink: #1b2228; --quiet: #56616b; --line: #d7dde2; --notice: #8a4b00; --danger: #a3231f;
  --correct: #0b6cab; --wrong: #a07400; --unparseable: #d55e00; --empty: #6b747c;
  --series-0: #1b2228; --series-1: #0b6cab; --series-2: #d55e00; --series-3: #00855f; --series-4: #a8508b; --series-5: #a07400;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12171c; --raised: #1a2128; --ink: #e7ebee; --quiet: #9dabb7; --line: #303a43; --notice: #f0b35a; --danger: #ff8a80;
    --correct: #56b0e6; --wrong: #d8b13a; --unparseable: #f08a3c; --empty: #a9b2ba;
    --series-0: #e7ebee; --series-1: #56b0e6; --series-2: #f08a3c; --series-3: #2fbf93; --series-4: #d98cc0; --series-5: #d8b13a;
  }
}
* { box-sizing: border-box }
body {
  margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 76rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
}
h1 { font-size: 1.375rem; font-weight: 650; margin: 0 }
h2 { font-size: 1.0625rem; font-weight: 650; margin: 0 0 0.5rem }
h3 { font-size: 0.9375rem; font-weight: 600; margin: 0; overflow-wrap: anywhere }
p { margin: 0.25rem 0 }
.quiet { color: var(--quiet); font-size: 0.875rem }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1rem }
header button { margin-inline-start: auto }
button, input, select { font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--line); border-radius: 4px; padding: 0.2rem 0.75rem }
label, select { max-width: 100% }
:focus-visible { outline: 2px solid var(--series-1); outline-offset: 2px }
form { margin: 1rem 0; display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center }
[hidden] { display: none }
#tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 0.75rem; margin: 1.25rem 0 }
.tile { background: var(--raised); border-radius: 6px; padding: 0.6rem 0.9rem }
.tile b { display: block; font-size: 1.5rem; font-weight: 650; line-height: 1.3; font-variant-numeric: tabular-nums }
#notices ul { list-style: none; margin: 0.5rem 0; padding: 0 }
#notices li { border-inline-start: 4px solid var(--notice); background: var(--raised); padding: 0.5rem 0.9rem; margin-top: 0.5rem; overflow-wrap: anywhere }
#notices li.alarm { border-color: var(--danger) }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 2rem; margin-top: 1.5rem }
section { min-width: 0 }
.wide { grid-column: 1 / -1 }
.scroll { overflow-x: auto }
svg { display: block; max-width: 100% }
#languages td svg { margin-inline-start: auto }
svg text { font-size: 12px; fill: var(--quiet); font-variant-numeric: tabular-nums }
.grid { stroke: var(--line); stroke-width: 1 }
.curve { fill: none; stroke-width: 2; stroke-linejoin: round }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; font-variant-numeric: tabular-nums }
caption { text-align: start; color: var(--quiet); font-size: 0.875rem; padding-bottom: 0.35rem }
th, td { padding: 0.25rem 0.5rem; text-align: end; vertical-align: middle; white-space: nowrap; font-weight: 400 }
th:first-child { text-align: start; padding-inline-start: 0 }
thead th { color: var(--quiet); border-bottom: 1px solid var(--ink) }
tbody tr + tr > * { border-top: 1px solid var(--line) }
code { font: 0.875em ui-monospace, "SF Mono", Consolas, "Noto Sans Mono", monospace; overflow-wrap: anywhere }
.bar { fill: var(--quiet) } .bar.correct { fill: var(--correct) } .bar.wrong { fill: var(--wrong) } .bar.unparseable { fill: var(--unparseable) } .bar.empty { fill: var(--empty) }
.series-0 { stroke: var(--series-0) } .series-1 { stroke: var(--series-1) } .series-2 { stroke: var(--series-2) }
.series-3 { stroke: var(--series-3) } .series-4 { stroke: var(--series-4) } .series-5 { stroke: var(--series-5) }
#rollouts { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 34rem), 1fr)) }
article { border: 1px solid var(--line); border-radius: 6px; padding: 0.75rem 1rem; min-width: 0 }
ol { list-style: none; margin: 0.5rem 0 0; padding: 0 }
ol li { display: grid; grid-template-columns: 2.5rem 1.25rem 1fr; gap: 0 0.5rem; padding: 0.25rem 0; border-top: 1px solid var(--line) }
ol .text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; max-height: 7.5em; overflow-y: auto }
ol .why { grid-column: 3; color: var(--quiet); font-size: 0.8125rem; overflow-wrap: anywhere }
.mark { font-weight: 700; text-align: center } .mark.correct { color: var(--correct) } .mark.wrong { color: var(--wrong) } .mark.unparseable { color: var(--unparseable) } .mark.empty { color: var(--empty) }
@media (max-width: 40rem) { body { padding: 1rem 0.9rem 3rem } .narrow-off { display: none } th, td { padding-inline: 0.3rem } }
@media (prefers-reduced-motion: no-preference) { #status { transition: color 0.3s } }
`
