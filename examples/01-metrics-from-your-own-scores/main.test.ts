import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { main } from './main.js'

it('prints what its README shows', async () => {
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8')
  expect(readme).toContain(`\`\`\`\n${await main()}\n\`\`\``)
})

it('shows two languages that agree and one that does not', async () => {
  expect((await main()).split('\n').slice(3, 6)).toMatchInlineSnapshot(`
    [
      "Total Consistency  1 of 2",
      "en-de              agreement 1.00, RankC 1.0000",
      "en-sw              agreement 0.50, RankC 0.5450",
    ]
  `)
})
