import Table from 'cli-table3'

/** How a table is written: for a terminal, or for a document. */
export type TableForm = 'text' | 'markdown' | 'latex'

/** The headings of a table's columns, and its rows; the first column holds names, the others numbers. */
export type TableRows = readonly [head: readonly string[], rows: readonly (readonly string[])[]]

/**
 * A table in one of the forms.
 *
 * @param caption - Of a Markdown or LaTeX table; the latter needs the package booktabs.
 * @returns Lines without a newline at their end; names and caption are escaped, so that they are text.
 */
export function writeTable(rows: TableRows, form: TableForm, caption: string): string {
  return { text: textTable, markdown, latex }[form](rows, caption)
}

/** A table for a terminal. */
export function textTable([head, rows]: TableRows): string {
  const table = new Table({
    head: [...head],
    colAligns: ['left', ...head.slice(1).map(() => 'right' as const)],
    style: { head: [], border: [], compact: true },
  })
  table.push(...rows.map((row) => [...row]))
  return table.toString()
}

function markdown([head, rows]: TableRows, caption: string): string {
  const escaped = (cell: string) => cell.replace(/[\\`*_|<>[\]]/g, '\\$&')
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`
  const rule = `| --- |${' ---: |'.repeat(head.length - 1)}`
  return [line(head), rule, ...rows.map(line), '', escaped(caption)].join('\n')
}

const LATEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '–': '--',
}

function latex([head, rows]: TableRows, caption: string): string {
  const escaped = (cell: string) => cell.replace(/[\\~^–&%$#_{}]/g, (unit) => LATEX[unit] ?? `\\${unit}`)
  const line = (cells: readonly string[]) => `    ${cells.map(escaped).join(' & ')} \\\\`
  return [
    '\\begin{table}',
    '  \\centering',
    `  \\caption{${escaped(caption)}}`,
    `  \\begin{tabular}{l${'r'.repeat(head.length - 1)}}`,
    '    \\toprule',
    line(head),
    '    \\midrule',
    ...rows.map(line),
    '    \\bottomrule',
    '  \\end{tabular}',
    '\\end{table}',
  ].join('\n')
}
