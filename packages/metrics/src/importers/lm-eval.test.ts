import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type CandidateScores,
  type Generation,
  parseCandidateScores,
  parseGeneration,
} from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { all, emptyFolder, fileOf } from '../../test/files.js'
import { generatedOf, jsonl, lmEvalFolder, sampleOf } from '../../test/lm-eval.js'
import { refusal } from '../../test/scores.js'
import { evaluate } from '../evaluate/evaluate.js'
import type { ImportedRun, ImportOptions } from './imported-run.js'
import { readLmEvalRun } from './lm-eval.js'

async function scoresIn(run: ImportedRun): Promise<CandidateScores[]> {
  if (run.records.kind !== 'scores') return expect.unreachable('scores were expected')
  const records = await all(run.records.scores)
  for (const record of records) parseCandidateScores(record)
  return records
}

async function generationsIn(run: ImportedRun): Promise<Generation[]> {
  if (run.records.kind !== 'generations') return expect.unreachable('generations were expected')
  const records = await all(run.records.generations)
  for (const record of records) parseGeneration(record)
  return records
}

/** The run of one Swahili file of Global-MMLU. */
async function runOf(samples: readonly unknown[], options?: ImportOptions): Promise<ImportedRun> {
  return readLmEvalRun([await lmEvalFolder({ global_mmlu_sw: samples })], options)
}

const only = async (sample: Record<string, unknown>) => (await scoresIn(await runOf([sample])))[0]!
const dropped = ({ report }: ImportedRun) => report.dropped.map(({ reason, count }) => `${count} ${reason}`)

describe('readLmEvalRun', () => {
  it('joins languages by the key of the benchmark, and gives sums, lengths, gold and group', async () => {
    const doc = (n: number) => ({ sample_id: `virology/test/${n}`, subject: 'virology', question: '…' })
    const folder = await lmEvalFolder({
      global_mmlu_sw_medical: [
        sampleOf({ id: 0, doc: doc(7), target: 'B', lls: [-3.5, -0.25, -2, -4] }),
        sampleOf({ id: 1, doc: doc(8), target: 'A' }),
      ],
      global_mmlu_en_medical: [
        sampleOf({ id: 0, doc: doc(8), target: 'A' }), // other order: doc_id is no key
        sampleOf({ id: 1, doc: doc(7), target: 'B' }),
      ],
    })
    const run = await readLmEvalRun([folder])
    const records = await scoresIn(run)
    expect(records.map(({ fact, language }) => `${fact} ${language}`)).toEqual([
      'virology/test/8 en',
      'virology/test/8 sw',
      'virology/test/7 en',
      'virology/test/7 sw',
    ])
    expect(records.at(-1)).toEqual({
      schemaVersion: 1,
      kind: 'scores',
      header: run.header.id,
      fact: 'virology/test/7',
      group: 'virology',
      language: 'sw',
      gold: 'option:1',
      candidates: [-3.5, -0.25, -2, -4].map((sum, place) => ({
        id: `option:${place}`,
        sum,
        tokens: null,
        characters: 1, // "A" without the space before it
        bytes: 1,
      })),
    })
    expect(run).toMatchObject({
      name: 'Org__Model',
      format: 'lm-eval',
      header: { dataset: { id: 'global_mmlu' }, languages: ['en', 'sw'], source: { format: 'lm-eval' } },
      report: { kept: 4, dropped: [], notices: [] },
    })
  })

  it('takes model, versions, prompt and settings from results_*.json, and no aggregate', async () => {
    const config = {
      dataset_path: 'CohereLabs/Global-MMLU-Lite',
      test_split: 'test',
      doc_to_text: '{{question}}\nAnswer:',
      doc_to_target: 'answer',
      target_delimiter: ' ',
    }
    const results = {
      results: { global_mmlu_sw: { 'acc,none': Number.NaN } },
      configs: { global_mmlu_sw: config },
      config: { model_sha: '82047f5e', model_dtype: 'torch.bfloat16', device: 'cuda:0' },
      'n-samples': { global_mmlu_sw: { original: 5, effective: 2 } },
      lm_eval_version: '0.4.9.2',
      transformers_version: '4.57.6',
      model_name: 'Org/Model',
    }
    const text = JSON.stringify(results).replace('null', 'NaN')
    const folder = await lmEvalFolder({ global_mmlu_sw: [sampleOf()] }, { 'results_2026.json': text })
    const { name, header, report } = await readLmEvalRun([folder])
    expect(name).toBe('Org/Model')
    expect(header).toMatchObject({
      model: { id: 'Org/Model', revision: '82047f5e' },
      dataset: { id: 'CohereLabs/Global-MMLU-Lite', revision: null, split: 'test' },
      prompt: { id: 'lm-eval', template: '{{question}}\nAnswer:', continuation: ' {candidate}' },
      precision: 'bfloat16',
      provider: 'cuda',
      source: { format: 'lm-eval', version: '0.4.9.2' },
      versions: { lm_eval: '0.4.9.2', transformers: '4.57.6' },
    })
    expect(report.notices).toEqual([
      'global_mmlu_sw: has 1 of the 2 questions that its results file says were asked',
    ])
  })

  it('counts code points and bytes of a choice without the delimiter, as acc_norm and acc_bytes do', async () => {
    const choices = ['сова', '😀', 'a\nb', ' x']
    const { candidates } = await only(sampleOf({ choices, target: 0 }))
    // "сова": 4 letters of 2 bytes; 😀: 1 code point of 4 bytes; " x" keeps its own space behind the delimiter
    expect(candidates.map(({ characters, bytes }) => [characters, bytes])).toEqual([
      [4, 8],
      [1, 4],
      [3, 3],
      [2, 2],
    ])
  })

  it('takes off the delimiter that the task names, and no other space', async () => {
    const results = { configs: { paws_de: { target_delimiter: '' } } }
    const samples = [sampleOf({ choices: ['Nein', 'Ja'], target: 1 })]
    const folder = await lmEvalFolder({ paws_de: samples }, { 'results_1.json': JSON.stringify(results) })
    const [record] = await scoresIn(await readLmEvalRun([folder], { joinKey: 'doc_id' }))
    expect(record!.candidates.map(({ characters }) => characters)).toEqual([5, 3])
  })

  it('reads the shapes of old versions: lists for arguments, numbers, one array over many lines', async () => {
    const old = (id: number) => ({
      doc_id: id,
      doc: { sample_id: `q${id}` },
      target: 1,
      arguments: [
        ['Q:', ' no'],
        ['Q:', ' yes'],
      ],
      resps: [[[-2.5, false]], [[-1.5, true]]],
      filtered_resps: [
        [-2.5, false],
        [-1.5, true],
      ],
      acc: 1,
    })
    const path = await fileOf(
      'pretrained__gpt2_global_mmlu_sw.jsonl',
      JSON.stringify([old(0), old(1)], null, 2),
    )
    const run = await readLmEvalRun([path])
    const records = await scoresIn(run)
    expect(records.map(({ fact, gold }) => [fact, gold])).toEqual([
      ['q0', 'option:1'],
      ['q1', 'option:1'],
    ])
    expect(records[0]!.candidates).toMatchObject([
      { sum: -2.5, characters: 2 },
      { sum: -1.5, characters: 3 },
    ])
    const cut = await fileOf('global_mmlu_sw.jsonl', JSON.stringify([old(0), old(1)], null, 2).slice(0, -20))
    expect(await refusal(() => readLmEvalRun([cut]))).toContain('FILE_CORRUPT')
  })

  it('reads resps where filtered_resps are missing', async () => {
    const record = await only(sampleOf({ lls: [-5, -1, -2, -3], rest: { filtered_resps: undefined } }))
    expect(record.candidates.map(({ sum }) => sum)).toEqual([-5, -1, -2, -3])
  })

  it('reads the first half where acc_mutual_info asked for every candidate twice', async () => {
    const choices = ['A', 'B']
    const sample = sampleOf({ choices, lls: [-1, -2, -8, -9] })
    const unconditional = choices.map((choice, at) => [
      `gen_args_${at + 2}`,
      { arg_0: '', arg_1: ` ${choice}` },
    ])
    const doubled = {
      ...sample,
      arguments: { ...(sample['arguments'] as object), ...Object.fromEntries(unconditional) },
    }
    expect((await only(doubled)).candidates.map(({ sum }) => sum)).toEqual([-1, -2])
    // old versions asked without the delimiter, new ones may ask after another prompt
    const asked = (arg_0: string, delimiter: string, metrics: readonly string[]) => ({
      ...doubled,
      metrics,
      arguments: {
        ...(sample['arguments'] as object),
        ...Object.fromEntries(
          choices.map((choice, at) => [`gen_args_${at + 2}`, { arg_0, arg_1: delimiter + choice }]),
        ),
      },
    })
    for (const old of [asked('', '', ['acc']), asked('Answer:', ' ', ['acc', 'acc_mutual_info'])]) {
      expect((await only(old)).candidates).toMatchObject([{ sum: -1 }, { sum: -2, characters: 1 }])
      expect((await only(old)).candidates).toHaveLength(2)
    }
    // choices that repeat are not asked twice
    const repeated = sampleOf({ choices: ['A', 'B', 'A', 'B'] })
    expect((await only(repeated)).candidates).toHaveLength(4)
    // without arguments the name of the metric tells it
    const bare = { ...sample, arguments: undefined, metrics: ['acc', 'acc_mutual_info'] }
    expect((await only(bare)).candidates).toMatchObject([
      { sum: -1, characters: null },
      { sum: -2, bytes: null },
    ])
  })

  it('reads golds that are an index, a letter, a text or several', async () => {
    const choices = ['Lagos', 'Nairobi', 'Dodoma']
    expect((await only(sampleOf({ target: '2', choices }))).gold).toBe('option:2')
    expect((await only(sampleOf({ target: 'C' }))).gold).toBe('option:2')
    expect((await only(sampleOf({ target: 'Nairobi', choices }))).gold).toBe('option:1')
    expect(await only(sampleOf({ target: '[0, 2]' }))).toMatchObject({
      gold: 'option:0',
      alsoRight: ['option:2'],
    })
    expect(await only(sampleOf({ target: "['Dodoma', 'Lagos']", choices }))).toMatchObject({
      gold: 'option:0',
      alsoRight: ['option:2'],
    })
  })

  it('says where a target could be an index or a text, unless the task tells', async () => {
    const doc = { sample_id: 'sums/1', answer: '1' }
    const sample = sampleOf({ choices: ['3', '2', '1'], target: '1', doc })
    const run = await runOf([sample])
    expect((await scoresIn(run))[0]!.gold).toBe('option:1')
    expect(run.report.notices).toEqual([
      'global_mmlu_sw: 1 targets are an index and also the text of another candidate; they were taken for an index',
    ])
    const results = JSON.stringify({ configs: { global_mmlu_sw: { doc_to_target: 'answer' } } })
    const told = await readLmEvalRun([
      await lmEvalFolder({ global_mmlu_sw: [sample] }, { 'results_1.json': results }),
    ])
    expect((await scoresIn(told))[0]!.gold).toBe('option:2')
    expect(told.report.notices).toEqual([])
  })

  it('drops what nothing can be computed from, counted by reason', async () => {
    const run = await runOf([
      sampleOf({ id: 0 }),
      sampleOf({ id: 1, target: '4' }),
      sampleOf({ id: 2, target: 'E' }),
      sampleOf({ id: 3, target: '[0, 9]' }),
      sampleOf({ id: 4, lls: [-1, 'nan', -2, -3] }),
      sampleOf({ id: 5, lls: ['-inf', '-inf', '-inf', '-inf'] }),
      sampleOf({ id: 6, lls: [-1, -2, -3] }),
      sampleOf({ id: 7, choices: ['A'] }),
      sampleOf({ id: 8, choices: ['same', 'same'] }), // a task whose candidates stand in the prompt
      sampleOf({ id: 9, rest: { filtered_resps: [], resps: [] } }),
    ])
    expect(dropped(run)).toEqual([
      '3 a gold outside the candidates',
      '1 a log-likelihood that is no number',
      '1 no candidate with a finite log-likelihood',
      '2 another number of log-likelihoods than of candidates',
      '1 fewer than two candidates',
      '1 candidates that are in the prompt, where the target does not say which is right',
    ])
    expect(run.report.kept).toBe(1)
    expect(run.report.dropped[0]!.first).toMatch(/samples_global_mmlu_sw_.*\.jsonl line 2$/)
  })

  it('ranks a log-likelihood of minus infinity last, and says how many there were', async () => {
    const run = await runOf([sampleOf({ lls: [-1, '-inf', -2, '-inf'] })])
    expect((await scoresIn(run))[0]!.candidates.map(({ sum }) => sum)).toEqual([-1, -1e9, -2, -1e9])
    expect(run.report.notices).toEqual([
      '2 candidates have the log-likelihood −∞; they count as -1000000000 and rank last',
    ])
  })

  it('reads the numbers that Python writes and JSON does not have', async () => {
    const line = JSON.stringify({
      ...sampleOf(),
      filtered_resps: [
        ['X', false],
        ['Y', false],
        [-1, false],
        [-2, false],
      ],
    })
      .replace('"X"', '-Infinity')
      .replace('"Y"', '-3.5')
    const run = await runOf([line, JSON.stringify(sampleOf({ id: 1 })).replace('"acc":0', '"acc":NaN')])
    const records = await scoresIn(run)
    expect(records[0]!.candidates.map(({ sum }) => sum)).toEqual([-1e9, -3.5, -1, -2])
    expect(records).toHaveLength(2)
  })

  it('keeps one of equal results, which a second run appends', async () => {
    const run = await runOf([sampleOf({ id: 0 }), sampleOf({ id: 1 }), sampleOf({ id: 0 })])
    expect(await scoresIn(run)).toHaveLength(2)
    expect(dropped(run)).toEqual(['1 the same result of a question once more'])
  })

  it('refuses two different results of a question, with both places and the way out', async () => {
    const samples = [sampleOf(), sampleOf({ id: 1 }), sampleOf({ lls: [-4, -3, -2, -1] })]
    const folder = await lmEvalFolder({ global_mmlu_sw: samples })
    const path = join(folder, 'samples_global_mmlu_sw_2026-01-21T03-44-18.458309.jsonl')
    expect(await refusal(() => readLmEvalRun([folder]))).toBe(
      `DUPLICATE_ID: readLmEvalRun: found two different results of the fact question/0 in sw, ${path} line 1 and ${path} line 3; one is expected: where a task was run twice, the option duplicates takes the 'first' or the 'last'; where these are two questions, another joinKey tells them apart`,
    )
    const sums = async (duplicates: 'first' | 'last') => {
      const run = await readLmEvalRun([folder], { duplicates })
      expect(dropped(run)).toEqual([`1 another result of a question, of which the ${duplicates} was taken`])
      return (await scoresIn(run))[0]!.candidates[0]!.sum
    }
    expect(await sums('first')).toBe(-1)
    expect(await sums('last')).toBe(-4)
  })

  it('reads the filter none of ranked candidates, and the one that is asked for', async () => {
    const other = sampleOf({ lls: [-9, -8, -7, -6], rest: { filter: 'other' } })
    const run = await runOf([other, sampleOf()])
    expect((await scoresIn(run))[0]!.candidates[0]!.sum).toBe(-1)
    expect(run.report).toMatchObject({
      dropped: [],
      notices: ['global_mmlu_sw: of the filters none, other, none was read'],
    })
    expect(
      (await scoresIn(await runOf([other, sampleOf()], { filter: 'other' })))[0]!.candidates[0]!.sum,
    ).toBe(-9)
    expect((await scoresIn(await runOf([other])))[0]!.candidates[0]!.sum).toBe(-9)
    expect(await refusal(() => runOf([other], { filter: 'none' }))).toBe(
      'UNKNOWN_OPTION: readLmEvalRun: found the option filter "none"; expected one that the task global_mmlu_sw has: other',
    )
  })

  it('refuses to choose between the filters of generated answers', async () => {
    const lines = ['flexible-extract', 'strict-match'].map((filter) => generatedOf(0, '7', '7', { filter }))
    const folder = await lmEvalFolder({ mgsm_direct_sw: lines })
    expect(await refusal(() => readLmEvalRun([folder], { joinKey: 'key' }))).toBe(
      'INVALID_INPUT: readLmEvalRun: found the filters flexible-extract, strict-match in the task mgsm_direct_sw; expected the option filter to name one of them',
    )
    const run = await readLmEvalRun([folder], { joinKey: 'key', filter: 'strict-match' })
    expect(await generationsIn(run)).toHaveLength(1)
  })

  it('reads generated answers, with every gold', async () => {
    const folder = await lmEvalFolder({
      mgsm_direct_sw: [
        generatedOf(0, ' Paris', 'Paris'),
        generatedOf(1, '', `['Nairobi', "Nai'robi"]`),
        generatedOf(2, '[invalid]', '["7"]', { filtered_resps: ['[invalid]'] }), // the harness found nothing to extract
        generatedOf(3, 'x', ''),
      ],
    })
    const run = await readLmEvalRun([folder], { joinKey: 'key' })
    expect(await generationsIn(run)).toMatchObject([
      { fact: 'question/0', language: 'sw', text: ' Paris', golds: ['Paris'] },
      { text: '', golds: ['Nairobi', "Nai'robi"] },
      { text: '', golds: ['7'] },
    ])
    expect(dropped(run)).toEqual(['1 no gold'])
  })

  it('refuses ranked candidates beside generated answers', async () => {
    const folder = await lmEvalFolder({
      mgsm_direct_sw: [generatedOf(0, '7', '7')],
      mgsm_direct_de: [sampleOf()],
    })
    expect(await refusal(() => readLmEvalRun([folder], { joinKey: 'doc_id', align: 'position' }))).toMatch(
      /^INVALID_INPUT: readLmEvalRun: found ranked candidates in the task mgsm_direct_de and generated answers in mgsm_direct_sw/,
    )
  })

  it('joins Belebele by passage and question, and XCOPA by idx', async () => {
    const belebele = { link: 'https://en.wikibooks.org/wiki/A', question_number: 2 }
    const samples = [sampleOf({ doc: belebele })]
    const folder = await lmEvalFolder({ belebele_swh_Latn: samples, belebele_zho_Hans: samples })
    expect(
      (await scoresIn(await readLmEvalRun([folder]))).map(({ fact, language }) => [fact, language]),
    ).toEqual([
      ['https://en.wikibooks.org/wiki/A#2', 'sw'],
      ['https://en.wikibooks.org/wiki/A#2', 'zh'],
    ])
    const xcopa = await lmEvalFolder({ xcopa_et: [sampleOf({ doc: { idx: 12 }, choices: ['a', 'b'] })] })
    expect((await scoresIn(await readLmEvalRun([xcopa])))[0]!.fact).toBe('12')
  })

  it('says how to name what an unknown task does not tell', async () => {
    const doc = { uid: 'q1', text: '…' }
    const folder = await lmEvalFolder({ capitals_swahili: [sampleOf({ doc })] })
    const run = (options: ImportOptions) => () => readLmEvalRun([folder], options)
    expect(await refusal(run({}))).toMatch(
      /CANDIDATES_UNALIGNED: .*expected doc.option_ids, or align: 'position'/,
    )
    expect(await refusal(run({ align: 'position' }))).toMatch(
      /JOIN_KEY_MISSING: .*task capitals_swahili.*expected joinKey to name a field of doc that does, of uid, text, or doc_id$/,
    )
    expect(await refusal(run({ align: 'position', joinKey: 'id' }))).toMatch(
      /JOIN_KEY_MISSING: .*: its doc has no id;/,
    )
    expect(await refusal(run({ align: 'position', joinKey: 'uid' }))).toMatch(
      /UNKNOWN_LANGUAGE: .*expected taskLanguages to tell it: { "capitals_swahili": "sw" }$/,
    )
    const told = await readLmEvalRun([folder], {
      align: 'position',
      joinKey: 'uid',
      taskLanguages: { capitals_swahili: 'sw' },
    })
    expect(await scoresIn(told)).toMatchObject([{ fact: 'q1', language: 'sw', gold: 'option:0' }])
  })

  it('takes language, candidate ids and property from doc where they are there', async () => {
    const doc = { uid: 'q1', language: 'swh_Latn', option_ids: ['Q90', 'Q64'], property_id: 'P36' }
    const folder = await lmEvalFolder({
      capitals: [sampleOf({ doc, choices: ['Paris', 'Berlin'], target: 1 })],
    })
    const [record] = await scoresIn(await readLmEvalRun([folder], { joinKey: 'uid' }))
    expect(record).toMatchObject({ fact: 'q1', language: 'sw', property: 'P36', gold: 'Q64' })
    expect(record!.candidates.map(({ id }) => id)).toEqual(['Q90', 'Q64'])
    const short = await lmEvalFolder({ capitals: [sampleOf({ doc })] }) // two ids for four candidates
    expect(await refusal(() => readLmEvalRun([short], { joinKey: 'uid' }))).toMatch(
      /EMPTY_INPUT: .*1 for option_ids that do not fit the candidates/,
    )
  })

  it('drops a language with another number of candidates, where places tell them apart', async () => {
    const folder = await lmEvalFolder({
      global_mmlu_de: [sampleOf()],
      global_mmlu_en: [sampleOf()],
      global_mmlu_sw: [sampleOf({ choices: ['A', 'B', 'C'] })],
    })
    const run = await readLmEvalRun([folder])
    expect((await scoresIn(run)).map(({ language }) => language)).toEqual(['en', 'de'])
    expect(dropped(run)).toEqual(['1 another number of candidates than in other languages'])
    expect(run.header.languages).toEqual(['en', 'de'])
  })

  it('keeps a language that has only some of the facts', async () => {
    const folder = await lmEvalFolder({
      global_mmlu_en: [sampleOf({ id: 0 }), sampleOf({ id: 1 })],
      global_mmlu_sw: [sampleOf({ id: 1 })],
    })
    const run = await readLmEvalRun([folder])
    const result = await evaluate(await scoresIn(run), { header: run.header, normalization: 'sum' })
    expect(result.facts).toMatchObject({ total: 2, complete: 1 })
    expect(run.report.notices).toContain(
      '1 of 4 questions (2 facts in 2 languages) are missing; their facts are not complete',
    )
  })

  it('refuses tasks of several benchmarks, and models', async () => {
    const folder = await lmEvalFolder({
      global_mmlu_sw: [sampleOf()],
      xcopa_sw: [sampleOf({ doc: { idx: 1 } })],
    })
    expect(await refusal(() => readLmEvalRun([folder]))).toBe(
      'JOIN_KEY_MISSING: readLmEvalRun: found several benchmarks, global_mmlu, xcopa, whose questions have no key in common; expected files of one, or the option joinKey',
    )
    const two = await lmEvalFolder(
      { global_mmlu_sw: [sampleOf()] },
      { 'results_1.json': '{"model_name": "a/b"}', 'results_2.json': '{"model_name": "a/c"}' },
    )
    expect(await refusal(() => readLmEvalRun([two]))).toMatch(
      /HEADER_MISMATCH: .*results_2\.json: found results of the model a\/c beside those of a\/b; one model is expected/,
    )
    // nor from two folders, of which each has its own
    const apart = await Promise.all(
      ['sw', 'en'].map((language) =>
        lmEvalFolder(
          { [`global_mmlu_${language}`]: [sampleOf()] },
          { 'results_1.json': `{"model_name": "a/${language}"}` },
        ),
      ),
    )
    expect(await refusal(() => readLmEvalRun(apart))).toMatch(/^HEADER_MISMATCH: .*of the model a\//)
  })

  it('names the line that was cut off, is no JSON, or is of another format', async () => {
    const whole = jsonl([sampleOf(), sampleOf({ id: 1 })])
    const refused = async (text: string) =>
      refusal(async () => readLmEvalRun([await fileOf('samples_global_mmlu_sw.jsonl', text)]))
    expect(await refused(whole.slice(0, -9))).toMatch(
      /^FILE_CORRUPT: .*samples_global_mmlu_sw.jsonl line 2: the line was cut off before its end; a complete JSON record is expected, so run that task again or delete the line$/,
    )
    expect(await refused(`${whole}{"doc_id": 2, "doc": {"a": "{\n`)).toMatch(
      /^FILE_CORRUPT: .* line 3: found "{.*"; a complete JSON object is expected$/,
    )
    expect(await refused(`${JSON.stringify(sampleOf())}${JSON.stringify(sampleOf())}\n`)).toMatch(
      /^FILE_CORRUPT/,
    )
    expect(await refused('{"kind": "header"}\n')).toMatch(
      /^UNSUPPORTED_FORMAT: .* line 1: found an object without doc_id, arguments and filtered_resps/,
    )
  })

  it('refuses an empty file, a folder without samples, and what is not there', async () => {
    const folderOfTwo = await lmEvalFolder({ global_mmlu_sw: [], global_mmlu_en: [sampleOf()] })
    expect(await refusal(() => readLmEvalRun([folderOfTwo]))).toMatch(
      /^EMPTY_INPUT: .*samples_global_mmlu_sw_.*jsonl: found an empty file; .* run that task again or leave the file out$/,
    )
    expect(await refusal(() => readLmEvalRun([]))).toMatch(/^EMPTY_INPUT/)
    const folder = await emptyFolder()
    expect(await refusal(() => readLmEvalRun([folder]))).toMatch(
      /^UNSUPPORTED_FORMAT: .*found no samples_\*\.jsonl/,
    )
    expect(await refusal(() => readLmEvalRun([join(folder, 'x')]))).toMatch(/^FILE_NOT_FOUND/)
  })

  it('says what was dropped where nothing is left', async () => {
    expect(await refusal(() => runOf([sampleOf({ target: 9 })]))).toMatch(
      /^EMPTY_INPUT: .*: dropped 1 for a gold outside the candidates \(first .* line 1\); at least one is expected$/,
    )
  })

  it('reports its progress, and stops when it is told to', async () => {
    const folder = await lmEvalFolder({ global_mmlu_sw: [sampleOf()] })
    const seen: number[] = []
    await readLmEvalRun([folder], { onProgress: ({ bytes, total }) => seen.push(bytes / total) })
    expect(seen.at(-1)).toBe(1)
    expect(await refusal(() => readLmEvalRun([folder], { signal: AbortSignal.abort() }))).toMatch(/^ABORTED/)
  })
})

describe('readLmEvalRun (properties)', () => {
  it('does not depend on the order of lines, of keys, on verdicts or on aggregates', async () => {
    const samples = [0, 1, 2, 3].flatMap((id) => [
      sampleOf({ id, target: 'ABCD'[id]!, lls: [-1, -id - 0.5, -2, -3] }),
    ])
    const folder = await lmEvalFolder({ global_mmlu_sw: samples, global_mmlu_en: samples })
    const evaluated = async (path: string) => {
      const run = await readLmEvalRun([path])
      return evaluate(await scoresIn(run), { header: run.header, normalization: 'sum' })
    }
    const expected = await evaluated(folder)
    const name = 'samples_global_mmlu_sw_2026-01-21T03-44-18.458309.jsonl'
    const lines = (await readFile(join(folder, name), 'utf8')).trim().split('\n')
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        fc.boolean(),
        async (order, bare) => {
          const shuffled = order.map((at) => {
            const entries = Object.entries(JSON.parse(lines[at]!) as object)
            return Object.fromEntries(
              entries.filter(([key]) => !bare || (key !== 'acc' && key !== 'metrics')).reverse(),
            )
          })
          await writeFile(join(folder, name), jsonl(shuffled))
          expect(await evaluated(folder)).toEqual(expected)
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('readLmEvalRun (reference)', () => {
  it('reads a line that lm-evaluation-harness 0.4.9.2 wrote, and its results file', async () => {
    const golden = await readFile(new URL('../../test/golden/lm-eval-sample.json', import.meta.url), 'utf8')
    const { sample, results } = JSON.parse(golden) as { sample: string; results: unknown }
    const folder = await lmEvalFolder(
      { math_perturbed_full: [sample] },
      { 'results_1.json': JSON.stringify(results) },
    )
    const options = { joinKey: 'idx', taskLanguages: { math_perturbed_full: 'en' } }
    const run = await readLmEvalRun([folder], options)
    expect(await generationsIn(run)).toMatchObject([
      {
        fact: '4',
        language: 'en',
        golds: ['5'],
        text: expect.stringMatching(/^ If \$2 is \$2, then \$2 is \$2\.5\./),
      },
    ])
    expect(run).toMatchObject({
      name: 'RylanSchaeffer/mem_Qwen3-93M_minerva_math_rep_0_sbst_1.0000_epch_1_ot_1',
      header: {
        model: { revision: '82047f5e5d5245c1b3a4cd75ad98aa441d6487cd' },
        dataset: { id: 'stellaathena/math_perturbed_5000', split: 'test' },
        precision: 'bfloat16',
        versions: { lm_eval: '0.4.9.2', transformers: '4.57.6' },
      },
      report: {
        notices: ['math_perturbed_full: has 1 of the 5000 questions that its results file says were asked'],
      },
    })
  })
})
