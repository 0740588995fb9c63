// Writes gmmlu-lite.json: two evaluation results in our format from recorded files of the paper's repository.
//   node test/golden/make-gmmlu-lite.mjs <folder with *_gmmlu_lite_consistency.json>
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const POOL = 4
const weights = [0.6439142598879722, 0.23688281808991013, 0.08714431874203256, 0.03205860328008499]
const floor = weights.reduce((sum, w, i) => sum + (w * Math.max(2 * (i + 1) - POOL, 0)) / (i + 1), 0)
const chance = weights.reduce((sum, w, i) => sum + (w * (i + 1)) / POOL, 0)
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
const LOW = ['id', 'bn', 'sw']

function toResult(file) {
  const languages = file.config.langs
  const facts = Object.values(file.predictions)
  const accuracyOf = (language) => file.per_language_accuracy[language].accuracy
  const group = (members) => ({ value: mean(members.map(accuracyOf)), languages: members })
  const withEnglish = (pairs) => mean(Object.keys(pairs).filter((pair) => pair.startsWith('en-')).map((pair) => pairs[pair]))
  const tied = facts
    .flatMap((fact) => languages.map((language) => fact[language].scores))
    .filter((scores) => scores.filter((score) => score === Math.max(...scores)).length > 1).length
  const sameWrong = facts.filter((fact) => {
    const answers = new Set(languages.map((language) => fact[language].pred_idx))
    return answers.size === 1 && !languages.some((language) => fact[language].correct)
  }).length
  const { total_consistency: tc, rankc, answer_agreement: agreement } = file
  const correct = Math.round(tc.all_langs_correct_fraction * facts.length)
  return {
    schemaVersion: 1,
    kind: 'evaluation',
    normalization: 'per-token',
    languages,
    facts: { total: facts.length, complete: tc.n_facts_all_langs },
    candidates: { mean: POOL, histogram: { [POOL]: facts.length * languages.length } },
    ties: { rule: 'by-id', value: tied / (facts.length * languages.length), tied, questions: facts.length * languages.length },
    accuracy: {
      byLanguage: Object.fromEntries(
        languages.map((language) => [
          language,
          { value: accuracyOf(language), facts: facts.length, correct: Math.round(accuracyOf(language) * facts.length) },
        ]),
      ),
      mean: mean(languages.map(accuracyOf)),
      highResource: group(languages.filter((language) => !LOW.includes(language))),
      lowResource: group(languages.filter((language) => LOW.includes(language))),
      chance: 1 / POOL,
    },
    totalConsistency: {
      value: tc.all_langs_correct_fraction,
      facts: tc.n_facts_all_langs,
      correct,
      histogram: tc.correct_language_count_histogram,
      meanLanguagesCorrect: tc.mean_languages_correct,
    },
    consistencySplit: {
      facts: tc.n_facts_all_langs,
      correct: { value: correct / facts.length, count: correct },
      sameWrong: { value: sameWrong / facts.length, count: sameWrong },
    },
    rankc: {
      weighting: 'softmax',
      average: rankc.average,
      averageWithEnglish: rankc.average_en_x,
      pairwise: rankc.pairwise,
      facts: Object.fromEntries(Object.keys(rankc.pairwise).map((pair) => [pair, facts.length])),
      floor,
      chance,
      rescaled: (rankc.average - floor) / (1 - floor),
    },
    agreement: {
      average: agreement.average,
      averageWithEnglish: withEnglish(agreement.pairwise),
      pairwise: agreement.pairwise,
    },
    madeFrom: {
      schemaVersion: 1,
      kind: 'header',
      id: `recorded:${file.config.model}`,
      model: { id: file.config.model, revision: null },
      dataset: { id: 'Global-MMLU-Lite', revision: null, split: file.config.split },
      languages,
      prompt: null,
      tokenizer: null,
      precision: null,
      provider: null,
      normalization: 'per-token',
      versions: {},
    },
  }
}

const folder = process.argv[2]
const files = ['Qwen-2.5-7B', 'OLMo-2-1124-7B'].map((name) => `${name}_gmmlu_lite_consistency.json`)
const results = await Promise.all(files.map(async (name) => toResult(JSON.parse(await readFile(join(folder, name), 'utf8')))))
const golden = {
  source: `results/{${files.join(',')}} of the paper's repository`,
  command: 'node test/golden/make-gmmlu-lite.mjs <that folder>',
  date: '2026-11-23',
  results,
}
await writeFile(new URL('./gmmlu-lite.json', import.meta.url), `${JSON.stringify(golden, null, 1)}\n`)
