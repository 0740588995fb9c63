import { readFile, stat } from 'node:fs/promises'
import { type Fact, PAPER_LANGUAGES } from '@polyfact/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { baselines } from '../scripts/make-sample/baselines.js'
import { buildSample } from '../scripts/make-sample/build-sample.js'
import { cardTables, fillCard } from '../scripts/make-sample/card-tables.js'
import { formatSample } from '../scripts/make-sample/format-sample.js'
import { LATIN_NAMES } from '../scripts/make-sample/latin-names.js'
import { readSources } from '../scripts/make-sample/sources.js'
import { hasLatinLetter, NON_LATIN, standsIn } from '../scripts/make-sample/text-rules.js'
import { expandSample } from '../src/sample/expand-sample.js'
import { readSample, type Sample } from '../src/sample/read-sample.js'

const SAMPLE = new URL('../data/sample.json', import.meta.url)
const CARD = new URL('../DATA-CARD.md', import.meta.url)

let sample: Sample
let facts: readonly Fact[]

beforeAll(async () => {
  sample = await readSample()
  facts = sample.facts
})

/** Everything shown: one question of one fact in one language. */
const asked = () =>
  facts.flatMap((fact) =>
    PAPER_LANGUAGES.map((language) => ({
      fact,
      language,
      place: `${fact.id} ${language}`,
      ...fact.languages[language]!,
    })),
  )

describe('the bundled sample', () => {
  it('has at least 700 facts, each in the twelve languages', () => {
    expect(facts.length).toBeGreaterThanOrEqual(700)
    for (const fact of facts) expect(Object.keys(fact.languages)).toEqual([...PAPER_LANGUAGES])
  })

  it('asks for continent, capital, official language and currency, and names each fact once', () => {
    expect([...new Set(facts.map(({ property }) => property.id))].sort()).toEqual([
      'P30',
      'P36',
      'P37',
      'P38',
    ])
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length)
    expect(new Set(facts.map(({ subject, property }) => `${subject.id} ${property.id}`)).size).toBe(
      facts.length,
    )
  })

  it('offers four candidates with different ids and texts, the same ids in every language', () => {
    for (const fact of facts) {
      const ids = new Set(fact.languages['en']!.candidates.map(({ id }) => id))
      expect(ids.size, fact.id).toBe(4)
      for (const language of PAPER_LANGUAGES) {
        const { candidates } = fact.languages[language]!
        expect(new Set(candidates.map(({ id }) => id)), fact.id).toEqual(ids)
        expect(new Set(candidates.map(({ text }) => text.toLowerCase())).size, `${fact.id} ${language}`).toBe(
          4,
        )
      }
    }
  })

  it('offers candidates that are golds of the same relation', () => {
    const golds = new Set(facts.map(({ property, object }) => `${property.id} ${object.id}`))
    const strangers = facts.flatMap(({ property, languages }) =>
      languages['en']!.candidates.map(({ id }) => `${property.id} ${id}`).filter((key) => !golds.has(key)),
    )
    expect(strangers).toEqual([])
  })

  it('lets no candidate stand in its question', () => {
    const leaks = asked().flatMap(({ question, candidates, language, place }) =>
      candidates
        .filter(({ text }) => standsIn(text, question, language))
        .map(({ text }) => `${place}: ${text}`),
    )
    expect(leaks).toEqual([])
  })

  it('never asks one question for two golds', () => {
    const golds = new Map<string, string>()
    for (const { fact, language, question, place } of asked()) {
      const key = `${language} ${question}`
      expect(golds.get(key) ?? fact.object.id, place).toBe(fact.object.id)
      golds.set(key, fact.object.id)
    }
  })

  it('names the subject in every question', () => {
    const names = new Map(sample.file.entities.map(({ id, names }) => [id, names]))
    const silent = asked().filter(
      ({ fact, language, question }) =>
        !question.includes(names.get(fact.subject.id)![PAPER_LANGUAGES.indexOf(language)]!),
    )
    expect(silent.map(({ place }) => place)).toEqual([])
  })

  it('shows the gold in each place equally often, in each language', () => {
    for (const language of PAPER_LANGUAGES) {
      const places = [0, 0, 0, 0]
      for (const { languages, object } of facts) {
        const place = languages[language]!.candidates.findIndex(({ id }) => id === object.id)
        places[place] = places[place]! + 1
      }
      // to one in each of 3 splits × 4 relations
      expect(Math.max(...places) - Math.min(...places), language).toBeLessThanOrEqual(12)
    }
  })

  it('orders the candidates of each language on its own', () => {
    const alike = facts.filter(({ languages }) => {
      const orders = PAPER_LANGUAGES.map((language) =>
        languages[language]!.candidates.map(({ id }) => id).join(),
      )
      return new Set(orders).size === 1
    })
    expect(alike).toEqual([])
  })

  it('keeps all facts of a subject in one split, and fills each split', () => {
    const splits = new Map<string, string>()
    for (const { subject, split } of facts) {
      expect(splits.get(subject.id) ?? split, subject.id).toBe(split)
      splits.set(subject.id, split!)
    }
    const size = (split: string) => facts.filter((fact) => fact.split === split).length
    expect(size('test')).toBeGreaterThanOrEqual(140)
    expect(size('validation')).toBeGreaterThanOrEqual(50)
    expect(size('train')).toBeGreaterThan(2 * size('test'))
  })

  it('says of every id who states it', () => {
    const packages = sample.file.sources.map(({ package: name, version }) => `${name} ${version}`)
    for (const { id, source } of sample.file.entities) {
      expect(packages, id).toContain(source)
      const states = id.startsWith('Q') ? /country-coder|wikidata-lang/ : /^cldr-/
      expect(source, id).toMatch(states)
    }
  })

  it('has no Latin letter in ar, bn, ru, ja, zh without a reason', () => {
    const { entities } = sample.file
    const found = entities.flatMap(({ id, names }) =>
      NON_LATIN.map((language) => ({ id, language, name: names[PAPER_LANGUAGES.indexOf(language)]! })).filter(
        ({ name }) => hasLatinLetter(name),
      ),
    )
    expect(found).toEqual(LATIN_NAMES.map(({ id, language, name }) => ({ id, language, name })))
    const questions = sample.file.properties.flatMap(({ questions }) =>
      NON_LATIN.map((language) => questions[PAPER_LANGUAGES.indexOf(language)]!.replace('{subject}', '')),
    )
    expect(questions.filter(hasLatinLetter)).toEqual([])
  })

  it('has no letters of another script in the Latin-script languages, and no invisible characters', () => {
    const latin = PAPER_LANGUAGES.filter((language) => !NON_LATIN.some((other) => other === language))
    for (const { id, names } of sample.file.entities) {
      for (const language of latin) {
        expect(names[PAPER_LANGUAGES.indexOf(language)], `${id} ${language}`).toMatch(
          /^[\p{Script=Latin}\p{Script=Common}\p{M}]+$/u,
        )
      }
      for (const name of names)
        expect(name, id).not.toMatch(/[\p{Cc}\u00AD\u200B\u200E\u200F\u2060\uFEFF]|^\s|\s$|\s\s/u)
    }
  })

  it('writes each non-Latin language in its script', () => {
    const scripts = {
      ar: /\p{Script=Arabic}/u,
      bn: /\p{Script=Bengali}/u,
      ru: /\p{Script=Cyrillic}/u,
      ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
      zh: /\p{Script=Han}/u,
    }
    PAPER_LANGUAGES.forEach((language, index) => {
      if (!(language in scripts)) return
      const letters = scripts[language as keyof typeof scripts]
      for (const { id, names } of sample.file.entities) {
        expect(names[index], `${id} ${language}`).toMatch(letters)
      }
    })
  })

  it('is no better guessed by how often a candidate is gold than at 35 %', () => {
    const [prior] = baselines(facts)
    expect(prior!.name).toBe('most frequent gold of train')
    expect(prior!.all).toBeLessThan(0.35)
  })

  it('is small', async () => {
    expect((await stat(SAMPLE)).size).toBeLessThan(400_000)
  })
})

describe('the bundled sample (spot checks)', () => {
  const gold = (subject: string, property: string) =>
    facts.find((fact) => fact.subject.label === subject && fact.property.id === property)?.object.label

  it.each([
    ['Russia', 'P30', 'Europe'],
    ['Türkiye', 'P30', 'Asia'],
    ['Egypt', 'P30', 'Africa'],
    ['Indonesia', 'P30', 'Asia'],
    ['Mexico', 'P30', 'North America'],
    ['Chile', 'P30', 'South America'],
    ['New Zealand', 'P30', 'Oceania'],
    ['Bulgaria', 'P38', 'Euro'],
    ['Croatia', 'P38', 'Euro'],
    ['Liechtenstein', 'P38', 'Swiss Franc'],
    ['Ecuador', 'P38', 'US Dollar'],
    ['Namibia', 'P38', 'Namibian Dollar'],
    ['Lesotho', 'P38', 'Lesotho Loti'],
    ['Libya', 'P36', 'Tripoli'],
    ['Canada', 'P37', 'English'],
    ['Switzerland', 'P37', 'German'],
    ['Brazil', 'P37', 'Portuguese'],
    ['Pakistan', 'P37', 'Urdu'],
    ['Netherlands', 'P36', 'Amsterdam'],
    ['Benin', 'P36', 'Porto-Novo'],
    ['Ukraine', 'P36', 'Kyiv'],
  ])('%s %s is %s', (subject, property, expected) => {
    expect(gold(subject, property)).toBe(expected)
  })

  it.each([
    ['South Africa', 'P30', 'the continent stands in the name'],
    ['Singapore', 'P36', 'the capital stands in the name'],
    ['Mexico', 'P36', 'the name stands in the capital'],
    ['Sri Lanka', 'P36', 'the capital by law is another city'],
    ['South Africa', 'P37', 'several languages, none ahead'],
    ['Tanzania', 'P38', 'the Bengali name of its currency is misspelt'],
  ])('%s has no %s: %s', (subject, property) => {
    expect(facts.some((fact) => fact.subject.label === subject)).toBe(true)
    expect(gold(subject, property)).toBeUndefined()
  })

  it.each([
    ['Russia', 'P30', 'Asia'],
    ['Türkiye', 'P30', 'Europe'],
    ['Namibia', 'P38', 'South African Rand'],
    ['Switzerland', 'P37', 'French'],
    ['Kenya', 'P37', 'English'],
    ['Georgia', 'P30', 'North America'],
    ['Netherlands', 'P30', 'North America'],
    ['St. Martin', 'P37', 'Bangla'],
    ['Curaçao', 'P37', 'English'],
    ['Maldives', 'P38', 'US Dollar'],
  ])('%s %s never offers %s, which is right too', (subject, property, other) => {
    const fact = facts.find((one) => one.subject.label === subject && one.property.id === property)!
    expect(fact.languages['en']!.candidates.map(({ text }) => text)).not.toContain(other)
  })
})

describe('the script that makes the sample', () => {
  it('makes the committed file and the tables of the data card again, byte for byte', async () => {
    const { file, ledger } = buildSample(readSources())
    expect(formatSample(file) === (await readFile(SAMPLE, 'utf8'))).toBe(true)
    const card = await readFile(CARD, 'utf8')
    expect(fillCard(card, cardTables(file, expandSample(file), ledger))).toBe(card)
  }, 60_000)
})
