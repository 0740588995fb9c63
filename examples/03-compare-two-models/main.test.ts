import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { main } from './main.js'

it('prints what its README shows', async () => {
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8')
  expect(readme).toContain(`\`\`\`\n${await main()}\n\`\`\``)
})

it('shows a difference in every metric, with its interval and its corrected p-value', async () => {
  expect((await main()).split('\n').slice(1, 3)).toMatchInlineSnapshot(`
    [
      "accuracy          12.0 [  6.5,  17.2]  p 0.0004 significant",
      "totalConsistency  16.0 [  9.0,  23.5]  p 0.0004 significant",
    ]
  `)
})
