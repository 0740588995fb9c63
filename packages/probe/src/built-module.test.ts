import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtModule } from './built-module.js'

describe('builtModule', () => {
  it.each(['session-worker', 'cuda-trial'] as const)('finds %s in dist when run from the sources', (name) => {
    expect(basename(builtModule(name))).toBe(`${name}.js`)
    expect(existsSync(builtModule(name))).toBe(true)
  })

  it('says to build where a module is missing', () => {
    expect(() => builtModule('absent' as 'cuda-trial')).toThrow(
      expect.objectContaining({ code: 'FILE_NOT_FOUND', message: expect.stringContaining('npm run build') }),
    )
  })
})
