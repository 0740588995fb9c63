import { describe, expect, it } from 'vitest'
import { englishName, ownName } from './language-names.js'

describe('englishName', () => {
  it('knows languages and regions', () => {
    expect([englishName('de'), englishName('zh')]).toEqual(['German', 'Chinese'])
  })

  it('falls back to the code', () => {
    expect(englishName('qqq')).toBe('qqq')
  })
})

describe('ownName', () => {
  it('is written in the script of the language', () => {
    expect(['ar', 'zh', 'ja', 'sw'].map(ownName)).toEqual(['العربية', '中文', '日本語', 'Kiswahili'])
  })

  it('falls back to the code where nothing is known', () => {
    expect(ownName('qqq')).toBe('qqq')
  })
})
