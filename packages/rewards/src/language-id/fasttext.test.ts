import { PAPER_LANGUAGES } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import golden from '../../test/golden/language-id.json' with { type: 'json' }
import { loadFastText } from './fasttext.js'

const { languages, predict } = await loadFastText()

describe('loadFastText', () => {
  it('knows 176 languages, the paper’s among them', () => {
    expect(languages.size).toBe(176)
    for (const language of PAPER_LANGUAGES) expect(languages).toContain(language)
  })

  it('reads beyond a line break and a token that ends a line', () => {
    const whole = predict('Die Hauptstadt von Deutschland ist Berlin')
    expect(predict('Die Hauptstadt\nvon Deutschland ist Berlin')).toEqual(whole)
    expect(predict('Die </s> Hauptstadt von Deutschland ist Berlin')).toEqual(whole)
  })

  it('names the package that is missing, and how it is installed', async () => {
    const absent = () => Promise.reject(new Error('Cannot find package'))
    await expect(loadFastText(absent)).rejects.toMatchObject({
      code: 'DEPENDENCY_MISSING',
      message: expect.stringContaining('npm install fasttext.wasm.js'),
    })
  })
})

describe('loadFastText (properties)', () => {
  it('gives probabilities of known languages for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const [language, probability] of predict(text)) {
          expect(languages).toContain(language)
          expect(probability).toBeGreaterThan(0)
          expect(probability).toBeLessThan(1.0001)
        }
      }),
    )
  })
})

describe('loadFastText (reference)', () => {
  it.each(golden.predictions)('gives what fastText gives for “$text”', ({ text, probabilities }) => {
    const predicted = predict(text)
    for (const [language, probability] of Object.entries(probabilities)) {
      // float32 exponentials of two C libraries
      expect(predicted.get(language)).toBeCloseTo(probability, 6)
    }
  })
})
