/**
 * Writers of result files for other tools: tables for pandas and R, LaTeX and Markdown, Every Eval Ever records.
 *
 * @packageDocumentation
 */
export {}
