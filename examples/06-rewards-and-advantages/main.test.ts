import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { main } from './main.js'

it('prints what its README shows', () => {
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8')
  expect(readme).toContain(`\`\`\`\n${main()}\n\`\`\``)
})

it('makes silence the worst of eight rollouts, and a right one the best', () => {
  // the mean is 11.5 / 8 = 1.4375, the population deviation 2.7773: (5 − 1.4375) / 2.7773 and (−4 − 1.4375) / 2.7773
  const rows = main().split('\n').slice(2)
  expect([rows[0], rows[6]]).toMatchInlineSnapshot(`
    [
      "        0   4 of 4        5    1.283    1.200    1.200    1.200    3.563    4.071",
      "        6   0 of 4       -4   -1.958   -1.831   -1.831   -1.831   -5.438   -6.214",
    ]
  `)
})
