import { describe, expect, it } from 'vitest'
import { fileOf } from '../../test/files.js'
import { PAPER_FILES, paperFile } from '../../test/paper-results.js'
import { parsePaperFile, readPaperFile } from './paper-results-file.js'

describe('parsePaperFile', () => {
  it('tells ranked options from generated answers', () => {
    const config = { benchmark: 'polyfact', model: 'm', langs: ['en'] }
    const kindOf = (prediction: object) =>
      parsePaperFile('x', { config, predictions: { f: { en: prediction } } }).kind
    expect(kindOf({ scores: [-1] })).toBe('scores')
    expect(kindOf({ pred: 'a', gold: 'b', correct: true, entity: null })).toBe('generations')
  })

  it('keeps nothing that is computed from something else', () => {
    for (const name of PAPER_FILES) {
      const { file } = parsePaperFile('x', paperFile(name))
      expect(Object.keys(file)).toEqual(['config', 'predictions'])
      expect(Object.values(Object.values(file.predictions)[0]!)[0]).not.toHaveProperty('pred_idx')
    }
  })
})

describe('readPaperFile', () => {
  it('reads a file', async () => {
    const path = await fileOf('x.json', JSON.stringify(paperFile('byte')))
    expect(await readPaperFile(path)).toEqual(parsePaperFile(path, paperFile('byte')))
  })
})
