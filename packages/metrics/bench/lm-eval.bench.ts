/**
 * Reading samples of lm-evaluation-harness, beside the way that comes to mind: a line at a time, JSON.parse, an object
 * for each question.
 *
 * The file is made in the system's temporary folder: Global-MMLU in five languages and scripts, 0-shot prompts in UTF-8
 * as the harness writes them, 1,000 MB unless the argument or POLYFACT_BENCH_MB says another size. Each way runs in a
 * process of its own, so that its peak memory is its own.
 */
import { spawnSync } from 'node:child_process'
import {
  closeSync,
  createReadStream,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { readLmEvalRun } from '../src/importers/lm-eval.js'

const [mode, target] = process.argv.slice(2)
if (mode === 'fast' || mode === 'naive') await measure(mode, target!)
else compare(Number(mode ?? process.env['POLYFACT_BENCH_MB'] ?? 1000))

function compare(megabytes: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'polyfact-bench-'))
  try {
    const bytes = writeSamples(folder, megabytes * 1e6)
    // in turn, so that both ways meet the same load of the machine
    const runs = [1, 2].map(() => ({ naive: run('naive', folder), fast: run('fast', folder) }))
    const best = (mode: 'naive' | 'fast') => Math.min(...runs.map((each) => each[mode].seconds))
    const peak = Math.max(...runs.map(({ fast }) => fast.megabytes))
    const size = `${Math.round(bytes / 1e6)} MB of lm-eval samples`
    if (runs.some(({ naive, fast }) => naive.questions !== fast.questions))
      throw new Error('the two ways read other questions')
    console.log(`reading ${size}: ${Math.round(bytes / 1e6 / best('fast'))} MB/s (wanted ≥ 150 MB/s)`)
    console.log(`reading ${size}, peak memory: ${Math.round(peak)} MB (wanted < 400 MB)`)
    console.log(
      `reading ${size} against readline and JSON.parse: ${(best('naive') / best('fast')).toFixed(1)}x (wanted > 1x)`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Measured {
  readonly seconds: number
  readonly megabytes: number // peak resident memory
  readonly questions: number
}

function run(mode: 'fast' | 'naive', folder: string): Measured {
  const script = fileURLToPath(import.meta.url)
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...process.execArgv, script, mode, folder],
    {
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Measured
}

async function measure(mode: 'fast' | 'naive', folder: string): Promise<void> {
  const start = performance.now()
  const questions = mode === 'fast' ? await readFast(folder) : await readNaively(folder)
  const seconds = (performance.now() - start) / 1000
  console.log(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024, questions }))
}

/** Every record is asked for, as evaluate does. */
async function readFast(folder: string): Promise<number> {
  const { records } = await readLmEvalRun([folder])
  if (records.kind !== 'scores') throw new Error('scores were expected')
  let questions = 0
  for await (const { candidates } of records.scores) if (candidates.length === 4) questions++
  return questions
}

async function readNaively(folder: string): Promise<number> {
  interface Sample {
    readonly doc: { readonly sample_id: string }
    readonly target: string
    readonly arguments: Record<string, { readonly arg_1: string }>
    readonly filtered_resps: [string, string][]
  }
  const facts = new Map<
    string,
    { language: string; gold: string; candidates: { text: string; sum: number }[] }[]
  >()
  for (const name of readdirSync(folder)) {
    for await (const line of createInterface({ input: createReadStream(join(folder, name)) })) {
      const { doc, target, arguments: requests, filtered_resps } = JSON.parse(line) as Sample
      const texts = Object.values(requests).map(({ arg_1 }) => arg_1.slice(1))
      const candidates = filtered_resps.map(([sum], at) => ({ text: texts[at]!, sum: Number(sum) }))
      const questions = facts.get(doc.sample_id) ?? []
      questions.push({ language: name.slice(20, 22), gold: target, candidates })
      facts.set(doc.sample_id, questions)
    }
  }
  return [...facts.values()].reduce((sum, questions) => sum + questions.length, 0)
}

function writeSamples(folder: string, bytes: number): number {
  const words = {
    en: 'the capital of which country was founded by a treaty in the century after the war between its neighbours',
    ru: 'столица какой страны была основана по договору в веке после войны между соседями этой страны',
    bn: 'কোন দেশের রাজধানী যুদ্ধের পরের শতাব্দীতে একটি চুক্তির মাধ্যমে প্রতিষ্ঠিত হয়েছিল',
    zh: '哪 个 国家 的 首都 是 在 战争 之后 的 世纪 根据 条约 建立 的',
    sw: 'mji mkuu wa nchi gani ulianzishwa kwa mkataba katika karne baada ya vita kati ya majirani zake',
  }
  const random = randomFrom(1)
  const languages = Object.entries(words)
  for (const [language, text] of languages) {
    const list = text.split(' ')
    const say = (count: number) => Array.from({ length: count }, () => list[random(list.length)]).join(' ')
    const file = openSync(
      join(folder, `samples_global_mmlu_${language}_2026-01-21T03-44-18.458309.jsonl`),
      'w',
    )
    for (let id = 0, size = 0; size < bytes / languages.length; id++)
      size += writeSync(file, `${sample(id, say, random)}\n`)
    closeSync(file)
  }
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}

/** A question of Global-MMLU with all its fields: a doc of about 1 kB, and its prompt four times. */
function sample(id: number, say: (words: number) => string, random: (below: number) => number): string {
  const question = say(30 + random(50))
  const [a, b, c, d] = [say(4 + random(9)), say(4 + random(9)), say(4 + random(9)), say(4 + random(9))]
  const context = `${question}\nA. ${a}\nB. ${b}\nC. ${c}\nD. ${d}\nAnswer:`
  const responses = Array.from({ length: 4 }, () => [String(-random(4e7) / 1e6), 'False'])
  const letters = ['A', 'B', 'C', 'D']
  const answer = letters[random(4)]
  return JSON.stringify({
    doc_id: id,
    doc: {
      sample_id: `high_school_geography/test/${id}`,
      subject: 'high_school_geography',
      subject_category: 'Social Sciences',
      question,
      option_a: a,
      option_b: b,
      option_c: c,
      option_d: d,
      answer,
      required_knowledge: "['geographical', 'cultural', 'geographical', 'none']",
      time_sensitive: "['No', 'No', 'No', 'No']",
      reference: "[{'end': 55, 'label': 'Country', 'score': None, 'start': 5}]",
      culture: "['Western Culture']",
      region: "['Europe']",
      country: '[]',
      cultural_sensitivity_label: 'CS',
      is_annotated: true,
    },
    target: answer,
    arguments: Object.fromEntries(
      letters.map((letter, at) => [`gen_args_${at}`, { arg_0: context, arg_1: ` ${letter}` }]),
    ),
    resps: responses.map((response) => [response]),
    filtered_resps: responses,
    filter: 'none',
    metrics: ['acc'],
    doc_hash: 'a'.repeat(64),
    prompt_hash: 'b'.repeat(64),
    target_hash: 'c'.repeat(64),
    acc: 1,
  })
}

function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
