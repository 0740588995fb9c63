import { describe, expect, it } from 'vitest'
import { expandSample } from './expand-sample.js'
import type { SampleFile } from './sample-file.js'

/** Two languages, one relation, one fact: Paris is shown second in English and last in German. */
function tiny(): SampleFile {
  return {
    id: 'tiny',
    date: '2026-01-01',
    seed: '1',
    license: 'Apache-2.0',
    script: 'none',
    command: 'none',
    sources: [{ package: 'atlas', version: '1.0.0', license: 'MIT', states: 'everything' }],
    languages: ['en', 'de'],
    properties: [
      {
        id: 'P36',
        label: 'capital',
        questions: ['What is the capital of {subject}?', '{subject}: Hauptstadt?'],
      },
    ],
    entities: [
      { id: 'Q142', source: 'atlas 1.0.0', names: ['France', 'Frankreich'] },
      { id: 'city:Paris', source: 'atlas 1.0.0', names: ['Paris', 'Paris'] },
      { id: 'city:Rome', source: 'atlas 1.0.0', names: ['Rome', 'Rom'] },
      { id: 'city:Vienna', source: 'atlas 1.0.0', names: ['Vienna', 'Wien'] },
      { id: 'city:Prague', source: 'atlas 1.0.0', names: ['Prague', 'Prag'] },
    ],
    facts: [
      {
        subject: 'Q142',
        property: 'P36',
        candidates: ['city:Paris', 'city:Rome', 'city:Vienna', 'city:Prague'],
        orders: 'gj', // 1023 and 1230
        split: 'test',
      },
    ],
  }
}

const changed = (change: (file: ReturnType<typeof tiny>) => Partial<SampleFile>) => () => {
  const file = tiny()
  return expandSample({ ...file, ...change(file) })
}

describe('expandSample', () => {
  it('writes the fact out in each language', () => {
    expect(expandSample(tiny())).toEqual([
      {
        id: 'Q142|P36|city:Paris',
        subject: { id: 'Q142', label: 'France', source: 'atlas 1.0.0' },
        property: { id: 'P36', label: 'capital' },
        object: { id: 'city:Paris', label: 'Paris', source: 'atlas 1.0.0' },
        split: 'test',
        languages: {
          en: {
            question: 'What is the capital of France?',
            candidates: [
              { id: 'city:Rome', text: 'Rome' },
              { id: 'city:Paris', text: 'Paris' },
              { id: 'city:Vienna', text: 'Vienna' },
              { id: 'city:Prague', text: 'Prague' },
            ],
          },
          de: {
            question: 'Frankreich: Hauptstadt?',
            candidates: [
              { id: 'city:Rome', text: 'Rom' },
              { id: 'city:Vienna', text: 'Wien' },
              { id: 'city:Prague', text: 'Prag' },
              { id: 'city:Paris', text: 'Paris' },
            ],
          },
        },
      },
    ])
  })

  it('puts the name as grammar wants it into the question, and only there', () => {
    const [fact] = changed(({ entities: [subject, ...rest] }) => ({
      entities: [{ ...subject!, inQuestion: { en: 'the $& Republic' } }, ...rest],
    }))()
    expect(fact!.languages['en']!.question).toBe('What is the capital of the $& Republic?')
    expect(fact!.subject.label).toBe('France')
  })

  it('gives no label where the file has no English', () => {
    const [fact] = changed(() => ({ languages: ['fr', 'de'] }))()
    expect(fact!.subject).toEqual({ id: 'Q142', source: 'atlas 1.0.0' })
  })

  it('names an id that the file does not define', () => {
    const gone = changed(({ entities }) => ({ entities: entities.filter(({ id }) => id !== 'city:Rome') }))
    expect(gone).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', details: { id: 'city:Rome' } }))
    expect(changed(({ facts: [fact] }) => ({ facts: [{ ...fact!, property: 'P1' }] }))).toThrow(
      /the property P1/,
    )
  })

  it('names an entity that is defined twice', () => {
    expect(changed(({ entities }) => ({ entities: [...entities, entities[0]!] }))).toThrow(
      expect.objectContaining({ code: 'DUPLICATE_ID', details: { id: 'Q142' } }),
    )
  })

  it('refuses a candidate that stands twice', () => {
    const twice = changed(({ facts: [fact] }) => ({
      facts: [{ ...fact!, candidates: ['city:Paris', 'city:Rome', 'city:Rome', 'city:Prague'] }],
    }))
    expect(twice).toThrow(expect.objectContaining({ code: 'DUPLICATE_ID' }))
  })

  it.each<[string, (file: SampleFile) => Partial<SampleFile>]>([
    [
      'the names of Q142',
      ({ entities: [first, ...rest] }) => ({ entities: [{ ...first!, names: ['France'] }, ...rest] }),
    ],
    [
      'the questions of P36',
      ({ properties: [first] }) => ({ properties: [{ ...first!, questions: ['{subject}?'] }] }),
    ],
    [
      'the orders of Q142|P36|city:Paris',
      ({ facts: [first] }) => ({ facts: [{ ...first!, orders: 'gja' }] }),
    ],
  ])('wants one for each language of %s', (place, change) => {
    expect(changed(change)).toThrow(
      expect.objectContaining({ code: 'SHAPE_MISMATCH', message: expect.stringContaining(place) }),
    )
  })
})
