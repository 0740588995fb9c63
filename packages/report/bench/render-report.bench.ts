import { bench, describe } from 'vitest'
import { renderReport } from '../src/render-report.js'
import { olmo, qwen } from '../test/results.js'

const results = [qwen(), olmo()]

describe('one page of 2 models × 11 languages × 55 pairs', () => {
  for (const charts of ['static', 'interactive'] as const) {
    bench(charts, async () => {
      const page = await renderReport(results, { charts })
      if (!page.endsWith('</html>\n')) throw new Error('the page is not whole')
    })
  }
})
