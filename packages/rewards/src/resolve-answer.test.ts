import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../test/reward-answers.js'
import { createAnswerResolver, type ResolveAnswerOptions, resolveAnswer } from './resolve-answer.js'

const named = (...texts: string[]) => texts.map((text) => ({ id: `id of ${text}`, texts: [text] }))
const towns = named('Tel Aviv', 'Durham', 'New York City', 'York')
const outcome = (text: string, candidates = towns, options: ResolveAnswerOptions = { language: 'en' }) => {
  const resolution = resolveAnswer(text, candidates, options)
  if (resolution.kind === 'candidate') return candidates.find(({ id }) => id === resolution.id)?.texts[0]
  return resolution.kind === 'invalid' ? resolution.why : resolution.kind
}

describe('resolveAnswer', () => {
  it('says what it matched and how', () => {
    expect(resolveAnswer('durham', towns)).toEqual({ kind: 'candidate', id: 'id of Durham', how: 'exact', matched: 'durham' }) // biome-ignore format: one value
    const usa = [{ id: 'Q30', texts: ['United States', 'USA'] }, ...named('Canada')]
    expect(resolveAnswer('in the U.S.A.', usa)).toEqual({ kind: 'candidate', id: 'Q30', how: 'contains', matched: 'usa' }) // biome-ignore format: one value
  })

  it('says why it resolves to nothing, and what was named', () => {
    const invalid = (why: string, ...texts: string[]) => ({ kind: 'invalid', why, candidates: texts.map((text) => `id of ${text}`) }) // biome-ignore format: one value
    expect(resolveAnswer('I do not know.', towns)).toEqual(invalid('no-candidate'))
    expect(resolveAnswer('York or Durham', towns)).toEqual(invalid('several-candidates', 'Durham', 'York'))
    expect(resolveAnswer('It isn’t York.', towns)).toEqual(invalid('denied', 'York'))
    expect(resolveAnswer('Do you mean York?', towns)).toEqual(invalid('question', 'York'))
    expect(resolveAnswer('The answer is B.', towns)).toEqual(invalid('bare-letter'))
    expect(resolveAnswer(`York ${'and so on '.repeat(1000)}`, towns)).toEqual(invalid('too-long'))
    expect(resolveAnswer('**Answer:**</s>', towns)).toEqual({ kind: 'empty' })
  })

  it('takes the longest name, and no part of one', () => {
    expect(['New York City', 'New York', 'York', 'Yorkshire', 'New'].map((text) => outcome(text))).toEqual(['New York City', 'no-candidate', 'York', 'no-candidate', 'no-candidate']) // biome-ignore format: one list
  })

  it('credits no letter, not that of a candidate that is called by one', () => {
    const languages = named('C', 'D', 'Java')
    expect(['C', 'the answer is C', 'option D.'].map((text) => outcome(text, languages))).toEqual(['bare-letter', 'bare-letter', 'bare-letter']) // biome-ignore format: one list
    expect(outcome('C++', named('C++', 'C'))).toBe('C++')
  })

  it('resolves as the paper does when asked to', () => {
    expect(outcome('Du', towns, { mode: 'paper' })).toBe('Durham')
    expect(outcome('B) foo', towns, { mode: 'paper', bareLetter: 'credited' })).toBe('Durham')
  })

  it('has every list at once where the language is not told, and no list where it is another', () => {
    const ports = named('Porto', 'Lisboa')
    expect([{ language: 'pt' }, {}, { language: 'tr' }].map((options) => outcome('No Porto', ports, options))).toEqual(['Porto', 'denied', 'no-candidate']) // biome-ignore format: one list
    expect(outcome('在北京', named('北京', '上海'), { language: 'zh-Hant' })).toBe('北京')
  })

  it('refuses what it cannot resolve against', () => {
    expect(refusal(() => resolveAnswer('York', []))).toBe('EMPTY_INPUT: resolveAnswer: no candidates; expected at least one') // biome-ignore format: one value
    expect(refusal(() => resolveAnswer('York', [{ id: 'Q1', texts: [] }]))).toMatch(/^EMPTY_INPUT: .* candidate Q1 has no texts$/) // biome-ignore format: one value
    expect(refusal(() => resolveAnswer('York', [...towns, towns[0]!]))).toMatch(/^DUPLICATE_ID: .* id of Tel Aviv twice$/) // biome-ignore format: one value
    expect(refusal(() => resolveAnswer(7 as never, towns))).toBe('INVALID_INPUT: resolveAnswer: found number; expected a text') // biome-ignore format: one value
    expect(refusal(() => resolveAnswer('York', towns, { mode: 'loose' as never }))).toMatch(/^UNKNOWN_OPTION: .* found mode loose/) // biome-ignore format: one value
    expect(refusal(() => resolveAnswer('York', towns, { bareLetter: 'credited' }))).toMatch(/^UNKNOWN_OPTION: .* expected refused, or mode paper$/) // biome-ignore format: one value
    expect(refusal(() => resolveAnswer('York', towns, { mode: 'paper', bareLetter: 'yes' as never }))).toMatch(/^UNKNOWN_OPTION: .* found bareLetter yes; expected refused or credited$/) // biome-ignore format: one value
    expect(refusal(() => resolveAnswer('York', towns, { language: 'English' }))).toMatch(/^UNKNOWN_LANGUAGE: .* found language English; expected a BCP-47 code such as en$/) // biome-ignore format: one value
  })
})

describe('createAnswerResolver', () => {
  it('resolves many texts, and is refused before the first', () => {
    const resolve = createAnswerResolver(towns, { language: 'en' })
    expect(['York', 'Durham.'].map((text) => resolve(text).kind)).toEqual(['candidate', 'candidate'])
    expect(refusal(() => createAnswerResolver([]))).toMatch(/^EMPTY_INPUT: createAnswerResolver: /)
    expect(refusal(() => resolve(undefined as never))).toMatch(/^INVALID_INPUT: createAnswerResolver: /)
  })
})

const NAMES: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Paris',
    'New York City',
    'York',
    'The Netherlands',
    'Guinea-Bissau',
    'Guinea',
    'Welsh language',
    'US',
  ],
  de: ['Münster', 'Munster', 'Sachsen-Anhalt', 'Sachsen', 'Vereinigtes Königreich'],
  ru: ['Москва', 'Нижний Новгород', 'Орёл', 'английский язык'],
  ar: ['القاهرة', 'عُمان', 'عمّان', 'غينيا الاستوائية', 'غينيا'],
  bn: ['ঢাকা', 'উত্তর কোরিয়া', 'রোম'],
  sw: ['Nairobi', 'mwandishi', 'Guinea ya Ikweta'],
  zh: ['北京', '北京市', '罗马', '上海'],
  ja: ['東京', '京都', 'ローマ', 'レオナルド・ダ・ヴィンチ', 'りんご'],
}
const AROUND = [
  '',
  ' ',
  '\n',
  '.',
  '!',
  ',',
  ': ',
  '"',
  '«',
  '»',
  '(',
  ')',
  '**',
  '—',
  '。',
  '「',
  '」',
  '…',
  '\u200b',
]
const WORDS = ['not', 'is', 'The', 'answer', 'nicht', 'und', 'не', 'ليس', 'নয়', 'si', '不是', 'です', 'A)', 'South', '南', '?', '. ', ', ', ' — ', '-', '\n', ' '] // biome-ignore format: one list

/** A language, candidates named in it, and a text of their names and other words. */
const anyCase = fc.constantFrom(...Object.keys(NAMES)).chain((language) =>
  fc.record({
    language: fc.constantFrom(language, undefined),
    candidates: fc.shuffledSubarray([...NAMES[language]!], { minLength: 2 }).map((texts) => named(...texts)),
    text: fc
      .array(fc.constantFrom(...NAMES[language]!, ...WORDS), { maxLength: 8 })
      .chain((pieces) => fc.constantFrom(pieces.join(''), pieces.join(' '))),
  }),
)
const optionsOf = (language: string | undefined) => (language === undefined ? {} : { language })

describe('resolveAnswer (properties)', () => {
  it('resolves every label to its candidate, whatever the label says, with anything but a question around it', () => {
    const label = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.array(fc.constantFrom(...WORDS, 'York'), { minLength: 1 }).map((words) => words.join(' ')),
    )
    const around = fc.array(fc.constantFrom(...AROUND), { maxLength: 3 }).map((pieces) => pieces.join(''))
    // a label of several letters or digits; those that differ in what is around them alone are one label
    const distinct = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
    const labels = fc.uniqueArray(label.filter((text) => /^[\p{L}\p{N}].*[\p{L}\p{N}]$/su.test(text)), { minLength: 1, selector: distinct }) // biome-ignore format: one value
    fc.assert(
      fc.property(labels, around, around, (texts, before, after) => {
        for (const text of texts) expect(outcome(before + text + after, named(...texts), {})).toBe(text)
      }),
    )
  })

  it('resolves to one of the candidates or to none, and never throws', () => {
    fc.assert(
      fc.property(anyCase, fc.string({ unit: 'binary' }), ({ language, candidates, text }, noise) => {
        const resolve = createAnswerResolver(candidates, optionsOf(language))
        for (const one of [text, noise, text + noise, `\ud800${text}\udfff\0`]) {
          const resolution = resolve(one)
          const ids = candidates.map(({ id }) => id)
          if (resolution.kind === 'candidate') expect(ids).toContain(resolution.id)
          if (resolution.kind === 'invalid')
            expect(ids).toEqual(expect.arrayContaining([...resolution.candidates]))
        }
      }),
    )
  })

  it('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(anyCase, ({ language, candidates, text }) => {
        const options = optionsOf(language)
        const turned = [...candidates].reverse()
        expect(resolveAnswer(text, turned, options)).toEqual(resolveAnswer(text, candidates, options))
      }),
    )
  })

  it('keeps to its candidate when an unrelated one is added', () => {
    fc.assert(
      fc.property(anyCase, ({ language, candidates, text }) => {
        const options = optionsOf(language)
        const more = [...candidates, { id: 'unrelated', texts: ['Zyx Wvut', '龘龘'] }]
        expect(resolveAnswer(text, more, options)).toEqual(resolveAnswer(text, candidates, options))
      }),
    )
  })

  it('takes white space and punctuation around a text for nothing', () => {
    fc.assert(
      fc.property(
        anyCase,
        fc.constantFrom(...AROUND),
        fc.constantFrom(...AROUND),
        ({ language, candidates, text }, before, after) => {
          fc.pre(/^[\p{L}\p{N}]/u.test(text) && /[\p{L}\p{N}]$/u.test(text))
          const options = optionsOf(language)
          const { how: _, ...plain } = { how: '', ...resolveAnswer(text, candidates, options) }
          expect(resolveAnswer(before + text + after, candidates, options)).toMatchObject(plain)
        },
      ),
    )
  })

  it('never credits a letter', () => {
    const letter = fc.constantFrom('a', 'B', 'c)', '(D)', 'Ｂ', 'В', 'ক', 'ب', 'Option A', 'E.')
    fc.assert(
      fc.property(letter, fc.constantFrom(...Object.keys(NAMES)), (text, language) => {
        const candidates = named(...NAMES[language]!, 'A', 'B', 'c', 'D', 'В', 'ক', 'ب')
        expect(resolveAnswer(text, candidates, { language }).kind).toBe('invalid')
      }),
    )
  })

  it('takes no more than linear time, also for texts made to be slow', () => {
    const units = ['York ', 'not ', 'a.b.', 'a. b. ', '.', ' ', '\n', 'x\n', '? a', '<|', '<think>', 'Answer:\n', 'A. x\n', '北京', 'ヴ', 'ー', '\0', '\ud800', '\u200b', 'a\u0301', 'ঃ', 'New York ', "'"] // biome-ignore format: one list
    for (const mode of ['strict', 'paper'] as const) {
      const resolve = createAnswerResolver([...towns, ...named('北京', 'ヴィ')], { mode })
      const timeOf = (text: string) => {
        const start = performance.now()
        resolve(text)
        return performance.now() - start
      }
      const seconds = (text: string) => Math.min(timeOf(text), timeOf(text), timeOf(text))
      for (const unit of units) {
        const short = seconds(unit.repeat(100_000 / unit.length))
        expect(seconds(unit.repeat(1_000_000 / unit.length)), JSON.stringify(unit)).toBeLessThan(50 * Math.max(short, 4)) // biome-ignore format: one value
      }
    }
  })
})
