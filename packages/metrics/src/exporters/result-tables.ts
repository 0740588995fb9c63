import { type NamedTableResult, resultRows } from './result-rows.js'

/** How a table of results is written. */
export interface ResultTableOptions {
  /** Decimals of the percentages, 0 to 6. @defaultValue 1 */
  readonly decimals?: number
  /** @defaultValue what was measured, over which facts and languages, and how */
  readonly caption?: string
}

/** How a LaTeX table is written. */
export interface LatexTableOptions extends ResultTableOptions {
  /** For `\ref`. @defaultValue none */
  readonly label?: string
}

/**
 * Results as a LaTeX table: a row for each model, a column for each metric that some model has, in percent.
 *
 * It needs the package booktabs. The best value of a column is bold, as are others that print alike; a value that a
 * model does not have is a dash. Names and caption are escaped, so that they are text.
 *
 * @param models - Results with their names, evaluated alike on the same facts and languages.
 * @param options - see {@link LatexTableOptions}.
 * @returns A `table` environment, with a newline at its end.
 * @throws {@link PolyfactError} `EMPTY_INPUT`; `AMBIGUOUS_NAME` for a name given twice; `HEADER_MISMATCH` naming what
 *   differs; `OUT_OF_RANGE` for decimals outside 0 … 6.
 */
export function latexTable(models: readonly NamedTableResult[], options: LatexTableOptions = {}): string {
  const { columns, rows, caption } = resultRows('latexTable', models, options.decimals ?? 1)
  const lines = [
    `${['Model', ...columns].map(escapeLatex).join(' & ')} \\\\`,
    '\\midrule',
    ...rows.map(({ name, cells }) => {
      const values = cells.map(({ text, best }) => (text === null ? '--' : best ? `\\textbf{${text}}` : text))
      return `${[escapeLatex(name), ...values].join(' & ')} \\\\`
    }),
  ]
  return [
    '\\begin{table}',
    '  \\centering',
    `  \\caption{${escapeLatex(options.caption ?? caption)}}`,
    ...(options.label === undefined ? [] : [`  \\label{${options.label}}`]),
    `  \\begin{tabular}{l${'r'.repeat(columns.length)}}`,
    '    \\toprule',
    ...lines.map((line) => `    ${line}`),
    '    \\bottomrule',
    '  \\end{tabular}',
    '\\end{table}',
    '',
  ].join('\n')
}

/**
 * The same as a Markdown table, with its caption below.
 *
 * @param models - Results with their names, evaluated alike on the same facts and languages.
 * @param options - see {@link ResultTableOptions}.
 * @returns Lines with a newline at their end.
 * @throws {@link PolyfactError} as {@link latexTable}.
 */
export function markdownTable(models: readonly NamedTableResult[], options: ResultTableOptions = {}): string {
  const { columns, rows, caption } = resultRows('markdownTable', models, options.decimals ?? 1)
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(['Model', ...columns]),
    line(['---', ...columns.map(() => '---:')]),
    ...rows.map(({ name, cells }) =>
      line([
        escapeMarkdown(name),
        ...cells.map(({ text, best }) => (text === null ? '–' : best ? `**${text}**` : text)),
      ]),
    ),
    '',
    escapeMarkdown(options.caption ?? caption),
    '',
  ].join('\n')
}

const LATEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\n': ' ',
}

function escapeLatex(text: string): string {
  return text.replace(/[\\~^\n&%$#_{}]/g, (unit) => LATEX[unit] ?? `\\${unit}`)
}

function escapeMarkdown(text: string): string {
  return text.replaceAll('\n', ' ').replace(/[\\`*_|<>[\]]/g, '\\$&')
}
