import { describe, expect, it } from 'vitest'
import { recogniseTask, taskOfFile } from './benchmarks.js'

const told = (task: string) => {
  const found = recogniseTask(task)
  return found && [found.benchmark.name, found.language, found.part]
}

describe('recogniseTask', () => {
  it.each([
    ['global_mmlu_sw_medical', 'global_mmlu', 'sw', 'medical'],
    ['global_mmlu_en', 'global_mmlu', 'en', ''],
    ['global_mmlu_full_fil_high_school_us_history', 'global_mmlu_full', 'fil', 'high_school_us_history'],
    ['global_mmlu_ar_social_sciences_gen_0shot', 'global_mmlu_gen_0shot', 'ar', 'social_sciences'],
    ['belebele_swh_Latn', 'belebele', 'sw', ''],
    ['belebele_zho_Hant', 'belebele', 'zh-Hant', ''],
    ['belebele_npi_Latn', 'belebele', 'ne-Latn', ''],
    ['xcopa_et', 'xcopa', 'et', ''],
    ['xstorycloze_my', 'xstorycloze', 'my', ''],
    ['m_mmlu_nb', 'm_mmlu', 'nb', ''],
    ['arc_de', 'arc_multilingual', 'de', ''],
    ['hellaswag_uk', 'hellaswag_multilingual', 'uk', ''],
    ['xnli_ur', 'xnli', 'ur', ''],
    ['mmmlu_pt_br_high_school_biology', 'mmmlu', 'pt', 'high_school_biology'],
    ['truthfulqa_hy_mc1', 'truthfulqa_multilingual', 'hy', 'mc1'],
    ['mmlu_prox_lite_ko_physics', 'mmlu_prox', 'ko', 'physics'],
    ['mgsm_native_cot_te', 'mgsm', 'te', 'native_cot'],
    ['global_piqa_parallel_cloze_arb_arab', 'global_piqa', 'ar', 'parallel_cloze'],
    ['pretrained__Qwen__Qwen2.5-0.5B_xcopa_sw', 'xcopa', 'sw', ''], // old file names begin with the model
  ])('knows %s', (task, benchmark, language, part) => {
    expect(told(task)).toEqual([benchmark, language, part])
  })

  it.each(['arc_challenge', 'hellaswag', 'mmlu', 'arc_mt_xx_y', 'my_capitals_sw', 'gsm8k'])(
    'does not know %s',
    (task) => {
      expect(told(task)).toBeUndefined()
    },
  )
})

describe('taskOfFile', () => {
  it.each([
    ['samples_global_mmlu_sw_medical_2026-01-21T03-44-18.458309.jsonl', 'global_mmlu_sw_medical'],
    ['samples_belebele_swh_Latn_2025-11-02T10-00-00.jsonl', 'belebele_swh_Latn'],
    ['samples_xcopa_sw.jsonl', 'xcopa_sw'],
    ['pretrained__gpt2_xcopa_sw.jsonl', 'pretrained__gpt2_xcopa_sw'],
  ])('of %s is %s', (file, task) => {
    expect(taskOfFile(file)).toBe(task)
  })
})
