import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { klarResolution, tableOf } from '../scripts/klar-resolution.js'

const shared = process.env['POLYFACT_SHARED']

describe('resolveAnswer on the KLAR answers of Qwen2.5-7B (reference)', () => {
  if (shared === undefined) {
    it.skip('resolves them as docs/resolving-answers.md says (needs POLYFACT_SHARED)')
    return
  }

  const resolution = klarResolution(join(shared, 'data'))

  it('resolves them as docs/resolving-answers.md says', { timeout: 60_000 }, () => {
    const page = readFileSync(new URL('../../../docs/resolving-answers.md', import.meta.url), 'utf8')
    expect(page).toContain(tableOf(resolution))
  })

  it('counts all 15,714, with KLAR’s own number of right ones', () => {
    const sum = (outcomes: object) => Object.values<number>({ ...outcomes }).reduce((a, b) => a + b, 0)
    for (const { right, wrong } of Object.values(resolution)) {
      expect([sum(right), sum(wrong)]).toEqual([6734, 8980])
    }
  })
})
