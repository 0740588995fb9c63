// node examples/engines/prompts.mjs sample train > prompts.jsonl
// One line for every fact in every language, the languages of a fact side by side: what engines train on.
import { loadFacts } from '@polyfact/dataset'

const [data = 'sample', split = 'train', limit] = process.argv.slice(2)
for await (const { id, object, languages } of loadFacts(data, {
  split,
  ...(limit && { limit: Number(limit) }),
})) {
  for (const [language, { question, candidates }] of Object.entries(languages)) {
    const gold = candidates.find((candidate) => candidate.id === object.id).text
    const label = JSON.stringify({ fact_id: id, language })
    console.log(
      JSON.stringify({ prompt: `Question: ${question}\nAnswer:`, fact_id: id, language, gold, label }),
    )
  }
}
