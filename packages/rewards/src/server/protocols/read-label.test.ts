import { describe, expect, it } from 'vitest'
import { readLabel } from './read-label.js'

describe('readLabel', () => {
  it('reads JSON as text, and an object', () => {
    const fields = { fact_id: 'Q1', language: 'sw', rollout: 3, run: 'a', id: 'x' }
    expect(readLabel(JSON.stringify(fields), 'label')).toEqual(fields)
    expect(readLabel({ fact_id: 'Q1', language: 'sw', other: 1 }, 'label')).toEqual({
      fact_id: 'Q1',
      language: 'sw',
    })
  })

  it('says in one sentence what is wrong with another', () => {
    const expected = 'JSON such as {"fact_id": "Q64|P17|Q183", "language": "en"} is expected'
    expect(() => readLabel('Durham', 'labels.2')).toThrow(`labels.2: found "Durham"; ${expected}`)
    expect(() => readLabel('{"fact_id":"Q1"}', 'label')).toThrow(
      /^label\.language: found nothing; expected string/,
    )
    expect(() => readLabel(null, 'label')).toThrow(/^label: found null; expected object/)
    const named = { fact_id: 'Q1', language: 'english' }
    expect(() => readLabel(named, 'label')).toThrow('label.language: found "english"; expected a BCP-47')
    const deep = `{"fact_id":${'['.repeat(100_000)}${']'.repeat(100_000)},"language":"en"}`
    expect(() => readLabel(deep, 'label')).toThrow(/^label: found "\{\\"fact_id\\":\[+"; JSON such as/)
    for (const rollout of [-1, 1.5, '', 'x'.repeat(201)])
      expect(() => readLabel({ ...named, language: 'en', rollout }, 'label')).toThrow(/^label\.rollout/)
  })
})
