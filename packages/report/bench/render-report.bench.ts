/** One page of 2 models × 11 languages × 55 pairs, without and with the charts that react to the reader. */
import { renderReport } from '../src/render-report.js'
import { olmo, qwen } from '../test/results.js'

const results = [qwen(), olmo()]

for (const charts of ['static', 'interactive'] as const) {
  await renderReport(results, { charts }) // warm
  const seconds: number[] = []
  for (let round = 0; round < 5; round++) {
    const started = performance.now()
    const page = await renderReport(results, { charts })
    seconds.push((performance.now() - started) / 1000)
    if (!page.endsWith('</html>\n')) throw new Error('the page is not whole')
  }
  const median = seconds.sort((a, b) => a - b)[2]!
  console.log(`report, 2 models × 11 languages × 55 pairs, ${charts}: ${median.toFixed(2)} s (wanted < 2 s)`)
}
