import { describe, expect, it } from 'vitest'
import { candidate, headerOf, refusal, scoresOf } from '../../test/scores.js'
import { evaluate } from '../evaluate/evaluate.js'
import { evaluateFreeForm } from '../free-form/evaluate-free-form.js'
import { latexTable, markdownTable } from './result-tables.js'

/** A model that answers two facts in two languages; `right` says which. */
async function resultOf(right: readonly boolean[], normalization: 'sum' | 'per-byte' = 'sum') {
  const scores = right.map((isRight, at) => ({
    ...scoresOf(`F${at >> 1}`, at % 2 === 0 ? 'en' : 'sw', []),
    candidates: [candidate('Q1', isRight ? -1 : -3), candidate('Q2', -2)],
  }))
  return evaluate(scores, { header: headerOf(['en', 'sw']), normalization })
}

const models = async () => [
  // accuracy (1 + 1/2) / 2, right in both languages: 1 of 2, the same answer: 1 of 2
  { name: 'Qwen_2.5 & 50%', result: await resultOf([true, true, true, false]) },
  // accuracy 1/2 in each, 0 of 2, 0 of 2
  { name: 'OLMo|2', result: await resultOf([true, false, false, true]) },
]

describe('markdownTable', () => {
  it('has a row for each model, in percent, with the best of each column in bold', async () => {
    expect(markdownTable(await models(), { caption: 'Two models' })).toMatchInlineSnapshot(`
      "| Model | Accuracy | High | Low | TC | RankC | Agreement | Overlap |
      | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
      | Qwen\\_2.5 & 50% | **75.0** | **100.0** | **50.0** | **50.0** | **63.4** | **50.0** | **50.0** |
      | OLMo\\|2 | 50.0 | 50.0 | **50.0** | 0.0 | 26.9 | 0.0 | 0.0 |

      Two models
      "
    `)
  })

  it('says in its caption what the numbers are, and over which languages means are taken', async () => {
    expect(
      markdownTable(await models())
        .split('\n')
        .at(-2),
    ).toBe(
      'Ranked candidates, in %, over 2 facts in 2 languages (en, sw); ranked by summed log-likelihood; High: mean over en; Low: mean over sw; TC: right in every language; RankC of unrelated rankings: 63.4; the best of each column in bold.',
    )
  })

  it('marks nothing as best where there is one model, and takes other decimals', async () => {
    const [model] = await models()
    expect(markdownTable([model!], { decimals: 3 })).toContain('| 75.000 | 100.000 | 50.000 |')
    expect(markdownTable([model!])).not.toContain('**')
  })

  it('has other columns for generated answers', async () => {
    const generation = (language: string, text: string) => ({
      schemaVersion: 1 as const,
      kind: 'generation' as const,
      header: 'run',
      fact: 'F1',
      language,
      text,
      golds: ['Paris'],
    })
    const result = await evaluateFreeForm([generation('en', 'Paris'), generation('sw', 'Lyon')])
    const [heading, , row] = markdownTable([{ name: 'm', result }]).split('\n')
    expect(heading).toBe('| Model | Accuracy | High | Low | Exact match | Token F1 | TC | Overlap |')
    expect(row).toMatch(/^\| m \| 50\.0 \| 100\.0 \| 0\.0 \| 50\.0 \|/)
  })
})

describe('latexTable', () => {
  it('is a booktabs table whose names are text', async () => {
    const options = { caption: 'A_b 5%', label: 'tab:main', decimals: 0 }
    expect(latexTable(await models(), options)).toMatchInlineSnapshot(`
      "\\begin{table}
        \\centering
        \\caption{A\\_b 5\\%}
        \\label{tab:main}
        \\begin{tabular}{lrrrrrrr}
          \\toprule
          Model & Accuracy & High & Low & TC & RankC & Agreement & Overlap \\\\
          \\midrule
          Qwen\\_2.5 \\& 50\\% & \\textbf{75} & \\textbf{100} & \\textbf{50} & \\textbf{50} & \\textbf{63} & \\textbf{50} & \\textbf{50} \\\\
          OLMo|2 & 50 & 50 & \\textbf{50} & 0 & 27 & 0 & 0 \\\\
          \\bottomrule
        \\end{tabular}
      \\end{table}
      "
    `)
  })

  it('escapes what LaTeX would read', async () => {
    const [model] = await models()
    const table = latexTable([{ ...model!, name: 'a\\b~c^d{e}$#' }])
    expect(table).toContain('a\\textbackslash{}b\\textasciitilde{}c\\textasciicircum{}d\\{e\\}\\$\\#')
  })

  it('refuses results that are not comparable', async () => {
    const [a, b] = await models()
    const refused = (other: typeof a) => refusal(() => latexTable([a!, other!]))
    expect(await refusal(() => latexTable([]))).toBe(
      'EMPTY_INPUT: latexTable: no results; at least one is expected',
    )
    expect(await refused({ ...b!, name: a!.name })).toMatch(/^AMBIGUOUS_NAME/)
    expect(
      await refused({ name: 'c', result: await resultOf([true, true, true, true], 'per-byte') }),
    ).toMatch(
      /^HEADER_MISMATCH: latexTable: the normalization of Qwen_2.5 & 50% is sum and that of c is per-byte/,
    )
    expect(await refused({ name: 'c', result: await resultOf([true, true]) })).toMatch(
      /^HEADER_MISMATCH: latexTable: found 2 complete facts of Qwen_2.5 & 50% and 1 of c/,
    )
    const elsewhere = { ...b!.result, facts: { ...b!.result.facts, digest: 'sha256:0' } }
    expect(await refused({ name: 'c', result: elsewhere })).toMatch(
      /found 2 complete facts of .* and others of c/,
    )
    expect(await refusal(() => latexTable([a!], { decimals: 7 }))).toMatch(/^OUT_OF_RANGE/)
  })
})
