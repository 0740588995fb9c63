import { describe, expect, it } from 'vitest'
import { inspectLogOf } from './inspect-log.js'
import { InspectSample } from './log-format.js'
import { languageOfSample } from './sample-language.js'

function language(metadata: object, task_args: object, taskLanguages: Record<string, string> = {}) {
  const sample = { id: 1, target: 'a', metadata }
  const log = inspectLogOf('x', { eval: { task: 'a/t', model: 'm', task_args }, samples: [sample] })
  return languageOfSample({ place: 'x', sample: InspectSample.parse(sample) }, log, { taskLanguages })
}

describe('languageOfSample', () => {
  it('asks the sample, then the arguments of the task, then the option', () => {
    expect(language({ language: 'de' }, { lang: 'sw' }, { t: 'en' })).toBe('de')
    expect(language({}, { lang: 'sw' }, { t: 'en' })).toBe('sw')
    expect(language({}, {}, { t: 'en' })).toBe('en')
    expect(language({}, {}, { 'a/t': 'pt-BR', t: 'en' })).toBe('pt-BR')
    expect(language({ language: 'swh_Latn' }, {})).toBe('sw')
  })

  it('lets the option say which language a name is', () => {
    expect(language({ language: 'German' }, {}, { t: 'de' })).toBe('de')
    for (const name of ['German', 1]) {
      expect(() => language({ language: name }, {})).toThrow(
        expect.objectContaining({ code: 'UNKNOWN_LANGUAGE' }),
      )
    }
  })
})
