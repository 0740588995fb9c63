import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { vegaScripts } from './vega-scripts.js'

const { dependencies } = createRequire(import.meta.url)('../package.json') as {
  dependencies: Record<string, string>
}

describe('vegaScripts', () => {
  it('reads the three builds in the order in which they need each other', async () => {
    const scripts = await vegaScripts()
    expect(scripts.map((script) => /^\/\*! ([\w-]+)\n/.exec(script)?.[1])).toEqual([
      'vega',
      'vega-lite',
      'vega-embed',
    ])
    expect(scripts[0]).toContain(`"${dependencies['vega']}"`)
    expect(scripts[1]).toContain(`"${dependencies['vega-lite']}"`)
  })

  it('puts each below its licence and without a source map to fetch', async () => {
    for (const script of await vegaScripts()) {
      expect(script.slice(0, script.indexOf('*/'))).toContain(
        'Redistribution and use in source and binary forms',
      )
      expect(script).not.toContain('sourceMappingURL')
    }
  })
})
