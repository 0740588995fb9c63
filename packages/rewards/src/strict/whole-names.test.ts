import { describe, expect, it } from 'vitest'
import { lineOf } from './line.js'
import { findMentions } from './mentions.js'
import { namesOf } from './names.js'
import { rulesOf } from './rules.js'
import { wholeMentions } from './whole-names.js'

/** How many times `name` is named as a whole. */
const times = (language: string, text: string, name: string) => {
  const rules = rulesOf(language)
  const line = lineOf(text, rules)
  return wholeMentions(line, findMentions(line, namesOf([{ id: 'Q1', texts: [name] }], rules)), rules).length
}

describe('wholeMentions', () => {
  it.each([
    ['en', 'South Sudan', 'Sudan'],
    ['en', 'New York', 'York'],
    ['en', 'the University of Durham', 'Durham'],
    ['en', 'at Durham University', 'Durham'],
    ['en', 'Mexico City', 'Mexico'],
    ['en', 'Louis XIV', 'Louis'],
    ['en', 'Paris-Saclay', 'Paris'],
    ['en', 'St. Louis', 'Louis'],
    ['en', 'apollo 11', 'Apollo'],
    ['de', 'Demokratische Republik Kongo', 'Republik Kongo'],
    ['de', 'Universität Berlin', 'Berlin'],
    ['fr', 'Corée du Nord', 'Corée'],
    ['fr', 'guinée équatoriale', 'Guinée'],
    ['fr', "l'université d'Oxford", 'Oxford'],
    ['es', 'corea del norte', 'Corea'],
    ['pt', 'Para mim, sim', 'Pará'],
    ['ru', 'южная корея', 'Корея'],
    ['ar', 'غينيا الاستوائية', 'غينيا'],
    ['ar', 'بجامعة القاهرة', 'القاهرة'],
    ['bn', 'দক্ষিণ আফ্রিকা', 'আফ্রিকা'],
    ['id', 'orang Jepang', 'Jepang'],
    ['sw', 'Afrika Kusini', 'Afrika'],
  ])('knows in %s that %s is not %s', (language, text, name) => expect(times(language, text, name)).toBe(0))

  it.each([
    ['en', 'Definitely Durham', 'Durham'],
    ['en', 'the capital Durham', 'Durham'],
    ['en', 'King of England, Durham, Court', 'Durham'],
    ['en', 'D Durham', 'Durham'],
    ['en', 'B-Durham', 'Durham'],
    ['en', "Durham's", 'Durham'],
    ['en', '1. Durham 2.', 'Durham'],
    ['en', 'Durham 2. York', 'Durham'],
    ['de', 'Die Hauptstadt von Hessen', 'Hessen'],
    ['fr', "Il vient d'Italie.", 'Italie'],
    ['es', 'la ciudad de Córdoba', 'Córdoba'],
    ['sw', 'Jiji la Nairobi', 'Nairobi'],
    ['id', 'NATO-nya', 'NATO'],
    ['ar', 'القاهرة العاصمة', 'القاهرة'],
    ['tr', "Paris'te", 'Paris'],
  ])('knows in %s that %s is %s', (language, text, name) => expect(times(language, text, name)).toBe(1))

  it('takes a name beside itself for two mentions', () => expect(times('pt', 'Roma Roma', 'Roma')).toBe(2))
})
