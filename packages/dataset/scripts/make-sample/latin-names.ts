/** A name with Latin letters in a language of another script, and why it is right. Any other is dropped. */
export interface LatinName {
  readonly id: string
  readonly language: string
  readonly name: string
  readonly reason: string
}

export const LATIN_NAMES: readonly LatinName[] = [
  {
    id: 'iso4217:XPF',
    language: 'ja',
    name: 'CFP フラン',
    reason: 'Japanese writes this franc with the Latin abbreviation',
  },
]
