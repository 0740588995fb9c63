import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { main } from './main.js'

it('prints what its README shows', async () => {
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8')
  expect(readme).toContain(`\`\`\`\n${await main()}\n\`\`\``)
})
