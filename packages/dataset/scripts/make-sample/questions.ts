import type { SampleProperty } from '../../src/sample/sample-file.js'
import { LANGUAGES, type Texts } from './languages.js'

/**
 * The question of each relation in each language, written for any name that CLDR has.
 *
 * Where the name would take an article, a case or an agreeing verb (de, pt, es, ru, fr; ar and bn in part) it stands in
 * a labelled slot before the question. In English the name alone may need an article, which the entity brings along.
 */
export const QUESTIONS: readonly { id: string; label: string; questions: Texts }[] = [
  {
    id: 'P30',
    label: 'continent',
    questions: {
      en: 'On which continent would you find {subject}?',
      de: 'Land oder Gebiet: {subject}. Auf welchem Kontinent liegt es?',
      id: '{subject} terletak di benua apa?',
      pt: 'País ou território: {subject}. Em que continente fica?',
      ar: 'في أي قارة يقع هذا البلد أو الإقليم: {subject}؟',
      bn: '{subject} কোন মহাদেশে অবস্থিত?',
      sw: 'Je, {subject} ni sehemu ya bara gani?',
      es: 'País o territorio: {subject}. ¿En qué continente se encuentra?',
      ru: 'Страна или территория: {subject}. На каком континенте или в какой части света она находится?',
      fr: 'Pays ou territoire : {subject}. Sur quel continent se trouve-t-il ?',
      ja: '{subject}はどの大陸に位置していますか？',
      zh: '{subject}位于哪个大洲？',
    },
  },
  {
    id: 'P36',
    label: 'capital',
    questions: {
      en: 'What is the capital of {subject}?',
      de: 'Land: {subject}. Wie heißt die Hauptstadt?',
      id: 'Apa ibu kota {subject}?',
      pt: 'País: {subject}. Qual é a capital?',
      ar: 'ما هي عاصمة {subject}؟',
      bn: 'দেশ: {subject}। এই দেশের রাজধানীর নাম কী?',
      sw: 'Mji mkuu wa {subject} ni upi?',
      es: 'País: {subject}. ¿Cuál es su capital?',
      ru: 'Страна: {subject}. Какой город является её столицей?',
      fr: 'Pays : {subject}. Quelle est sa capitale ?',
      ja: '{subject}の首都はどこですか？',
      zh: '{subject}的首都是哪座城市？',
    },
  },
  {
    id: 'P37',
    label: 'official language',
    questions: {
      en: 'What is the main official language of {subject}?',
      de: 'Land oder Gebiet: {subject}. Was ist dort die wichtigste Amtssprache?',
      id: 'Apa bahasa resmi utama di {subject}?',
      pt: 'País ou território: {subject}. Qual é a principal língua oficial?',
      ar: 'ما هي اللغة الرسمية الرئيسية في {subject}؟',
      bn: 'দেশ বা অঞ্চল: {subject}। সেখানকার প্রধান সরকারি ভাষা কোনটি?',
      sw: 'Lugha rasmi kuu ya {subject} ni ipi?',
      es: 'País o territorio: {subject}. ¿Cuál es su principal idioma oficial?',
      ru: 'Страна или территория: {subject}. Какой там основной официальный язык?',
      fr: 'Pays ou territoire : {subject}. Quelle est sa principale langue officielle ?',
      ja: '{subject}の主な公用語は何ですか？',
      zh: '{subject}的主要官方语言是什么？',
    },
  },
  {
    id: 'P38',
    label: 'currency',
    questions: {
      en: 'What is the official currency of {subject}?',
      de: 'Land oder Gebiet: {subject}. Welche offizielle Währung gilt dort?',
      id: 'Apa mata uang resmi {subject}?',
      pt: 'País ou território: {subject}. Qual é a moeda oficial?',
      ar: 'ما هي العملة الرسمية في {subject}؟',
      bn: 'দেশ বা অঞ্চল: {subject}। সেখানকার সরকারি মুদ্রা কোনটি?',
      sw: 'Sarafu rasmi ya {subject} ni ipi?',
      es: 'País o territorio: {subject}. ¿Cuál es su moneda oficial?',
      ru: 'Страна или территория: {subject}. Какая там официальная валюта?',
      fr: 'Pays ou territoire : {subject}. Quelle est sa monnaie officielle ?',
      ja: '{subject}の法定通貨は何ですか？',
      zh: '{subject}的法定货币是什么？',
    },
  },
]

/** The relations as the sample file holds them. */
export function sampleProperties(): SampleProperty[] {
  return QUESTIONS.map(({ id, label, questions }) => ({
    id,
    label,
    questions: LANGUAGES.map((language) => questions[language]),
  }))
}
