import { describe, expect, it } from 'vitest'
import { chooseFacts } from '../../scripts/make-sample/choose-facts.js'
import type { EntityKey } from '../../scripts/make-sample/entities.js'
import { LANGUAGES, perLanguage, type SampleLanguage } from '../../scripts/make-sample/languages.js'
import { createLedger } from '../../scripts/make-sample/ledger.js'
import type { Proposal } from '../../scripts/make-sample/proposal.js'
import { readSources, type Sources } from '../../scripts/make-sample/sources.js'

const sources = readSources()

function proposal(property: string, subject: string, type: EntityKey['type'], code: string): Proposal {
  return { property, subject, object: { type, code }, alsoRight: [] }
}
const paris = proposal('P36', 'FR', 'city', 'Europe/Paris')

/** The rule that drops the proposals, or `kept`. */
function fate(proposals: readonly Proposal[], changed: Sources = sources): string {
  const ledger = createLedger()
  const kept = chooseFacts(changed, proposals, ledger)
  return kept.length > 0 ? 'kept' : ledger.counts()[0]!.rule
}

/** The sources with one territory called otherwise in one language. */
function called(language: SampleLanguage, code: string, name: string): Sources {
  const names = perLanguage((one) =>
    one === language
      ? { ...sources.names[one], territories: { ...sources.names[one].territories, [code]: name } }
      : sources.names[one],
  )
  return { ...sources, names }
}

describe('chooseFacts', () => {
  it('asks what passes every rule, in every language', () => {
    const [fact] = chooseFacts(sources, [paris], createLedger())
    expect(Object.keys(fact!.questions)).toEqual([...LANGUAGES])
    expect(fact!.questions.en).toBe('What is the capital of France?')
    expect(fact!.questions.sw).toBe('Mji mkuu wa Ufaransa ni upi?')
    expect(fact!.object.names.es).toBe('París')
  })

  it.each<[string, Proposal]>([
    ['dropped by hand', proposal('P36', 'IL', 'city', 'Asia/Jerusalem')],
    ['name missing in a language', proposal('P37', 'TK', 'language', 'tkl')],
    ['name wrong or misspelt', proposal('P38', 'MU', 'currency', 'MUR')],
    ['answer with a remark in parentheses', proposal('P38', 'SN', 'currency', 'XOF')],
    ['answer stands in the question', proposal('P30', 'ZA', 'continent', '002')],
    ['answer stands in the question', proposal('P37', 'JP', 'language', 'ja')], // Indonesian: Jepang
    ['subject’s name stands in the capital’s', proposal('P36', 'MX', 'city', 'America/Mexico_City')],
  ])('%s', (rule, dropped) => {
    expect(fate([dropped])).toBe(rule)
  })

  it('drops a bare code', () => {
    expect(fate([paris], called('bn', 'FR', 'FR'))).toBe('name is a bare code')
  })

  it('drops Latin letters in a non-Latin script, unless they are justified', () => {
    expect(fate([paris], called('ja', 'FR', 'フランスTV'))).toBe('Latin letters in a non-Latin script')
    expect(fate([proposal('P38', 'NC', 'currency', 'XPF')])).toBe('kept')
  })

  it('drops both of two subjects that read alike in one language', () => {
    const rome = proposal('P36', 'IT', 'city', 'Europe/Rome')
    expect(fate([paris, rome])).toBe('kept')
    expect(fate([paris, rome], called('bn', 'FR', sources.names.bn.territories['IT']!))).toBe(
      'subject named like another',
    )
  })

  it('asks for the currency of a country after which it is called', () => {
    expect(fate([proposal('P38', 'JP', 'currency', 'JPY')])).toBe('kept') // 日本円
  })
})
