import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { main } from './main.js'

// rounded to what every processor agrees on
it('prints what its README shows', { timeout: 60_000 }, async () => {
  const printed = await main()
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8')
  expect(readme).toContain(`\`\`\`\n${printed}\n\`\`\``)
  expect(printed.split('\n').slice(-2)).toMatchInlineSnapshot(`
    [
      "chance       3.0 of 12",
      "right in every language  0 of 12",
    ]
  `)
})
