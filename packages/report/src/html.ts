const brand = Symbol('html')

/** A piece of markup: safe to put into a page as it is. */
export interface Html {
  readonly [brand]: true
  toString(): string
}

type Part = Html | string | number | readonly Part[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Marks a string as markup. Only for what this package wrote or has escaped itself. */
export function trusted(markup: string): Html {
  return { [brand]: true, toString: () => markup }
}

/**
 * Markup from a template. Every inserted string and number is escaped, for elements and quoted attributes alike; only
 * other {@link Html} goes in as it is. Arrays are joined without a separator.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return trusted(strings.map((text, i) => text + (i < parts.length ? render(parts[i]!) : '')).join(''))
}

function render(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') {
    return String(part).replace(/[&<>"']/g, (character) => entities[character]!)
  }
  return isHtml(part) ? part.toString() : part.map(render).join('')
}

function isHtml(part: Html | readonly Part[]): part is Html {
  return brand in part
}

/**
 * The content of a `<script>` element: JavaScript or JSON that cannot end the element early.
 *
 * In JSON `<` stands only inside of strings. In code `</script` and `<!--` do, or in regular expressions; `\x3c` means the
 * same as `<` in both.
 */
export function scriptContent(kind: 'json' | 'javascript', text: string): Html {
  return trusted(
    kind === 'json' ? text.replaceAll('<', '\\u003c') : text.replace(/<(?=\/script|script|!--)/gi, '\\x3c'),
  )
}
