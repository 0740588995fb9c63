import { Script } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { UPGRADE_SCRIPT } from './upgrade-script.js'

// What it does is tested in a browser: test/browser.test.ts.
describe('UPGRADE_SCRIPT', () => {
  it('is a script that browsers can parse', () => {
    expect(() => new Script(UPGRADE_SCRIPT)).not.toThrow()
  })

  it('matches CSS variables as the charts write them', () => {
    const source = /const variable = (.*)/.exec(UPGRADE_SCRIPT)![1]!
    const variable: RegExp = new Function(`return ${source}`)()
    expect(variable.exec('var(--heat-ink-3)')?.[1]).toBe('--heat-ink-3')
    expect(variable.exec('a model named var(--ink)')).toBeNull()
  })
})
