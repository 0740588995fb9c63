/*
 * How often the wrong-language penalty is mistaken, by the threshold of the identifier.
 *
 *   npm run language-identification -w @polyfact/rewards -- <folder of the data>
 *
 * The folder holds BMLAMA-53 as `bmlama53/<language>.tsv` and KLAR-CLC as `klar-clc/<language>/<relation>.json`. Sentences
 * are their prompts with the answer filled in, each held against its own language and against five that are written in
 * Latin letters. Counted are those that scripts leave open.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadLanguageIdentifier } from '../src/language-id/load-language-identifier.js'
import { type LanguageVerdict, wrongLanguage } from '../src/wrong-language.js'

interface Sentence {
  readonly language: string
  readonly text: string
}

/** Number of sentences by verdict. */
export type Verdicts = Record<LanguageVerdict['verdict'], number>

const BMLAMA = ['en', 'de', 'id', 'pt', 'ar', 'bn', 'es', 'ru', 'fr', 'ja', 'zh']
const KLAR = ['en', 'ar', 'es', 'ru', 'fr', 'ja', 'zh']
const OTHERS = ['en', 'de', 'id', 'sw', 'fr']
/** Every one would take a minute. */
const EVERY = 7

/** Verdicts on sentences in their own language, and on the same sentences as answers in others. */
export async function languageIdentification(folder: string, threshold: number) {
  const identify = await loadLanguageIdentifier({ threshold })
  const own: Verdicts = { same: 0, other: 0, unknown: 0 }
  const foreign: Verdicts = { same: 0, other: 0, unknown: 0 }
  for (const { language, text } of sentencesOf(folder)) {
    let asked = false
    const { verdict } = wrongLanguage(text, {
      language,
      identify(words, among) {
        asked = true
        return identify(words, among)
      },
    })
    if (!asked) continue
    own[verdict]++
    for (const other of OTHERS.filter((one) => one !== language))
      foreign[wrongLanguage(text, { language: other, identify }).verdict]++
  }
  return { own, foreign }
}

function sentencesOf(folder: string): Sentence[] {
  const all = [
    ...BMLAMA.flatMap((language) => bmlama(folder, language)),
    ...KLAR.flatMap((language) => klar(folder, language)),
  ]
  return all.filter((_, at) => at % EVERY === 0)
}

function bmlama(folder: string, language: string): Sentence[] {
  const [, ...rows] = readFileSync(join(folder, `bmlama53/${language}.tsv`), 'utf8')
    .trimEnd()
    .split('\n')
  return rows.map((row) => {
    const [prompt, answer] = row.split('\t') as [string, string]
    return { language, text: prompt.replace('<mask>', answer) }
  })
}

function klar(folder: string, language: string): Sentence[] {
  return readdirSync(join(folder, 'klar-clc', language)).flatMap((file) => {
    const { prompt_templates, samples } = JSON.parse(
      readFileSync(join(folder, 'klar-clc', language, file), 'utf8'),
    ) as { prompt_templates: string[]; samples: { subject: string; object: string }[] }
    const [template] = prompt_templates as [string]
    return samples.map(({ subject, object }) => ({
      language,
      text: template.replace('<subject>', subject).replace('<mask>', object),
    }))
  })
}

async function main(folder: string): Promise<void> {
  console.log('| Threshold | Mistaken | Undecided | Foreign found |\n|---|---|---|---|')
  for (const threshold of [0, 0.5, 0.6, 0.7, 0.8, 0.9]) {
    const { own, foreign } = await languageIdentification(folder, threshold)
    const cells = [
      percent(own.other, own),
      percent(own.unknown, own),
      `${percent(foreign.other, foreign)} of ${total(foreign)}`,
    ]
    console.log(`| ${threshold} | ${cells[0]} of ${total(own)} | ${cells[1]} | ${cells[2]} |`)
  }
}

const total = ({ same, other, unknown }: Verdicts) => same + other + unknown
const percent = (part: number, of: Verdicts) => `${((100 * part) / total(of)).toFixed(2)} %`

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = process.argv[2]
  if (folder === undefined) throw new Error('name the folder that holds bmlama53/ and klar-clc/')
  await main(folder)
}
