import { describe, expect, it } from 'vitest'
import { denialOf } from './denials.js'
import { lineOf } from './line.js'
import { findMentions } from './mentions.js'
import { namesOf } from './names.js'
import { rulesOf } from './rules.js'

const denied = (language: string, text: string, name: string) => {
  const rules = rulesOf(language)
  const line = lineOf(text, rules)
  const mentions = findMentions(line, namesOf([{ id: 'Q1', texts: [name] }], rules))
  expect(mentions.length, text).toBeGreaterThan(0)
  return mentions.every(denialOf(line, mentions, rules))
}

describe('denialOf', () => {
  it.each([
    ['en', "It isn't Rome", 'Rome'],
    ['en', "I don't think that it is Rome", 'Rome'],
    ['en', 'Rome is wrong', 'Rome'],
    ['en', 'I doubt that it is Rome', 'Rome'],
    ['de', 'Es ist keinesfalls Rom', 'Rom'],
    ['id', 'Roma salah', 'Roma'],
    ['pt', 'Não creio que seja Roma', 'Roma'],
    ['es', 'No creo que sea Roma', 'Roma'],
    ['ar', 'مستحيل أن تكون روما', 'روما'],
    ['ru', 'Вряд ли это Рим', 'Рим'],
    ['sw', 'wala Roma', 'Roma'],
    ['de', 'Rom ist es jedenfalls nicht', 'Rom'],
    ['fr', "Ce n'est pas Rome", 'Rome'],
    ['sw', 'Nairobi siyo jibu sahihi', 'Nairobi'],
    ['bn', 'ঢাকা নয়', 'ঢাকা'],
    ['bn', 'আমি মনে করি না যে ঢাকা', 'ঢাকা'],
    ['zh', '不是北京', '北京'],
    ['zh', '不太可能是北京', '北京'],
    ['zh', '未必是北京', '北京'],
    ['ja', '東京ではありません', '東京'],
    ['ja', '東京じゃないと思う', '東京'],
    ['ja', '東京だとは思いません', '東京'],
    ['ja', '東京のはずがない', '東京'],
  ])('finds in %s that %s denies', (language, text, name) => expect(denied(language, text, name)).toBe(true))

  it.each([
    ['en', 'Rome, which is not far', 'Rome'],
    ['en', 'Rome which is not far', 'Rome'],
    ['en', 'Rome and not Milan', 'Rome'],
    ['en', 'Not Milan but Rome', 'Rome'],
    ['en', 'Not only Rome', 'Rome'],
    ['en', 'There is no doubt that Rome', 'Rome'],
    ['en', 'It is No Doubt', 'No Doubt'],
    ['en', 'without a doubt it is Rome', 'Rome'],
    ['en', 'It is beyond doubt Rome', 'Rome'],
    ['en', 'There is little doubt that it is Rome', 'Rome'],
    ['es', 'No dudo que es Madrid', 'Madrid'],
    ['pt', 'Não duvido que seja Roma', 'Roma'],
    ['id', 'salah satu kota di Roma', 'Roma'],
    ['es', 'No hay duda: Madrid', 'Madrid'],
    ['es', 'No cabe duda de que es Madrid', 'Madrid'],
    ['fr', 'sans aucun doute Rome', 'Rome'],
    ['ru', 'Нет, Москва', 'Москва'],
    ['fr', 'le Pas-de-Calais', 'Pas-de-Calais'],
    ['zh', '毫无疑问是不丹', '不丹'],
    ['zh', '没有疑问是北京', '北京'],
    ['ja', 'ローマに間違いありません', 'ローマ'],
    ['ja', 'ローマで間違いないと思います', 'ローマ'],
    ['ja', '東京だけでなく', '東京'],
    ['ja', '東京としか思えない', '東京'],
  ])('finds in %s that %s does not', (language, text, name) => expect(denied(language, text, name)).toBe(false)) // biome-ignore format: one value

  it('judges each clause by itself', () => {
    expect(denied('en', 'Not Rome. Rome', 'Rome')).toBe(false)
  })
})
