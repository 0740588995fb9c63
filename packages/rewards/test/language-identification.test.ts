import { describe, expect, it } from 'vitest'
import { languageIdentification } from '../scripts/language-identification.js'

const shared = process.env['POLYFACT_SHARED']

describe.skipIf(shared === undefined)(
  'language identification (BMLAMA-53 and KLAR, needs POLYFACT_SHARED)',
  () => {
    it('is mistaken once in a thousand sentences, and finds 98 % of foreign ones', async () => {
      const { own, foreign } = await languageIdentification(`${shared}/data`, 0.7)
      expect(own).toEqual({ same: 3731, other: 3, unknown: 60 })
      expect(foreign).toEqual({ same: 3, other: 16_206, unknown: 265 })
    })
  },
)
