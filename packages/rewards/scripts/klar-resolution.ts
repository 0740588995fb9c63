/*
 * How both modes of resolveAnswer read 15,714 real answers, beside the verdict of KLAR's own matcher.
 *
 *   npm run klar-resolution -w @polyfact/rewards -- <folder of the data>
 *
 * The folder holds `reference/klar/Qwen-2.5-7B_klar.json`, the generations as the paper's evaluation recorded them, and
 * KLAR-CLC as `klar-clc/<language>/<relation>.json`. Candidates of an answer are the distinct objects of its relation
 * in its language, one text each; the gold is the record's target.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createAnswerResolver, type ResolveAnswerOptions } from '../src/resolve-answer.js'

interface KlarRecord {
  readonly language: string
  readonly relation: string
  readonly target: string
  readonly pred: string
  readonly correct: boolean
}

const OUTCOMES = ['gold', 'another', 'invalid', 'empty'] as const

/** Number of answers by outcome. */
export type Outcomes = Readonly<Record<(typeof OUTCOMES)[number], number>>

/** By mode and by KLAR's verdict. */
export type KlarResolution = Readonly<
  Record<'paper' | 'strict', Readonly<Record<'right' | 'wrong', Outcomes>>>
>

/** Resolves every recorded answer in both modes. */
export function klarResolution(folder: string): KlarResolution {
  const { records } = read<{ records: KlarRecord[] }>(folder, 'reference/klar/Qwen-2.5-7B_klar.json')
  return { paper: outcomesOf(folder, records, 'paper'), strict: outcomesOf(folder, records, 'strict') }
}

function outcomesOf(folder: string, records: readonly KlarRecord[], mode: 'paper' | 'strict') {
  const counts = {
    right: { gold: 0, another: 0, invalid: 0, empty: 0 },
    wrong: { gold: 0, another: 0, invalid: 0, empty: 0 },
  }
  const resolvers = new Map<string, ReturnType<typeof resolverOf>>()
  for (const { language, relation, target, pred, correct } of records) {
    const file = `klar-clc/${language}/${relation}.json`
    const resolve = resolvers.get(file) ?? resolverOf(folder, file, { mode, language })
    resolvers.set(file, resolve)
    const resolution = resolve(pred)
    const outcome = resolution.kind !== 'candidate' ? resolution.kind : resolution.id === target ? 'gold' : 'another' // biome-ignore format: one choice
    counts[correct ? 'right' : 'wrong'][outcome]++
  }
  return counts
}

function resolverOf(folder: string, file: string, options: ResolveAnswerOptions) {
  const { samples } = read<{ samples: { object: string }[] }>(folder, file)
  const objects = [...new Set(samples.map(({ object }) => object))]
  return createAnswerResolver(
    objects.map((object) => ({ id: object, texts: [object] })),
    options,
  )
}

const read = <T>(folder: string, file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T

/** As in docs/resolving-answers.md. */
export function tableOf(resolution: KlarResolution): string {
  const rows = Object.entries(resolution).flatMap(([mode, verdicts]) =>
    Object.entries(verdicts).map(([verdict, outcomes]) => [
      `\`${mode}\``,
      verdict,
      ...OUTCOMES.map((outcome) => outcomes[outcome].toLocaleString('en')),
    ]),
  )
  const head = ['Mode', 'KLAR says', 'gold', 'another', 'invalid', 'empty']
  const rule = ['---', '---', ...OUTCOMES.map(() => '---:')]
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = process.argv[2]
  if (folder === undefined) throw new Error('name the folder that holds reference/ and klar-clc/')
  console.log(tableOf(klarResolution(folder)))
}
