import { describe, expect, it } from 'vitest'
import { writeTable } from './table-forms.js'

const rows = [
  ['group', 'share'],
  [
    ['a_b', '12.5 %'],
    ['c|d', '1.0–2.0'],
  ],
] as const

describe('writeTable', () => {
  it('draws boxes for a terminal, without a caption', () => {
    expect(writeTable(rows, 'text', 'x')).toMatchInlineSnapshot(`
      "┌───────┬─────────┐
      │ group │   share │
      ├───────┼─────────┤
      │ a_b   │  12.5 % │
      │ c|d   │ 1.0–2.0 │
      └───────┴─────────┘"
    `)
  })

  it('escapes what Markdown would take for a sign', () => {
    expect(writeTable(rows, 'markdown', 'm_1, by group')).toMatchInlineSnapshot(`
      "| group | share |
      | --- | ---: |
      | a\\_b | 12.5 % |
      | c\\|d | 1.0–2.0 |

      m\\_1, by group"
    `)
  })

  it('escapes what LaTeX would take for a command', () => {
    expect(writeTable(rows, 'latex', '50 % of {m_1}')).toMatchInlineSnapshot(`
      "\\begin{table}
        \\centering
        \\caption{50 \\% of \\{m\\_1\\}}
        \\begin{tabular}{lr}
          \\toprule
          group & share \\\\
          \\midrule
          a\\_b & 12.5 \\% \\\\
          c|d & 1.0--2.0 \\\\
          \\bottomrule
        \\end{tabular}
      \\end{table}"
    `)
    expect(writeTable([['~'], [['^\\']]], 'latex', '')).toContain('\\textasciicircum{}\\textbackslash{}')
  })
})
