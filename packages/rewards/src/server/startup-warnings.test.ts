import { describe, expect, it } from 'vitest'
import { PAPER_REWARD, RECOMMENDED_REWARD } from '../reward-config.js'
import { startupWarnings } from './startup-warnings.js'

describe('startupWarnings', () => {
  const safe = { config: RECOMMENDED_REWARD, identify: undefined, host: '127.0.0.1', token: null }

  it('has nothing to say of a server on loopback with a reward in order', () => {
    for (const host of ['127.0.0.1', 'localhost', '::1'])
      expect(startupWarnings({ ...safe, host })).toEqual([])
  })

  it('names the hazard of the paper’s reward', () => {
    expect(startupWarnings({ ...safe, config: PAPER_REWARD })).toEqual([
      expect.stringContaining('hazard silence'),
    ])
  })

  it('says what a penalty for other languages cannot see without an identifier', () => {
    const config = { ...RECOMMENDED_REWARD, wrongLanguage: { penalty: 0.2 } }
    const [warning] = startupWarnings({ ...safe, config })
    expect(warning).toContain('wrongLanguage sees scripts alone')
    expect(warning).toContain('loadLanguageIdentifier() of @polyfact/rewards/language-id')
    expect(startupWarnings({ ...safe, config, identify: () => 'en' })).toEqual([])
  })

  it('names a door that is open', () => {
    const [warning] = startupWarnings({ ...safe, host: '0.0.0.0' })
    expect(warning).toContain('listens on 0.0.0.0 without a token')
    expect(startupWarnings({ ...safe, host: '0.0.0.0', token: 'secret' })).toEqual([])
  })
})
