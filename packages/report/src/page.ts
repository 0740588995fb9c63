import { createHash } from 'node:crypto'
import { type Html, html, scriptContent, trusted } from './html.js'
import { STYLESHEET } from './stylesheet.js'

/** What goes into the page's frame. */
export interface Page {
  readonly title: string
  readonly body: Html
  /** JavaScript, run in this order after the body. */
  readonly scripts: readonly string[]
}

/**
 * A whole HTML document that fetches nothing.
 *
 * Its content security policy allows no connection, no file, and no script but the given ones, by their digest: a name
 * or prompt from a result file could not run even if it were not escaped.
 */
export function page({ title, body, scripts }: Page): string {
  const contents = scripts.map((script) => scriptContent('javascript', script.replace(/\r\n?/g, '\n')))
  return html`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(contents)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="@polyfact/report">
<title>${title}</title>
<style>${trusted(STYLESHEET)}</style>
</head>
<body>
${body}
${contents.map((content) => html`<script>${content}</script>\n`)}</body>
</html>
`.toString()
}

function contentSecurityPolicy(scripts: readonly Html[]): string {
  const digests = scripts.map(
    (content) => `'sha256-${createHash('sha256').update(content.toString()).digest('base64')}'`,
  )
  return [
    "default-src 'none'",
    `script-src ${digests.length === 0 ? "'none'" : digests.join(' ')}`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}
