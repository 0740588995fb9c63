import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { html, scriptContent, trusted } from './html.js'

describe('html', () => {
  it('escapes what would begin an element, an entity or end an attribute', () => {
    expect(html`<p title="${'"&\''}">${'<b>'}</p>`.toString()).toBe(
      '<p title="&quot;&amp;&#39;">&lt;b&gt;</p>',
    )
  })

  it('puts other markup in as it is, and joins arrays', () => {
    expect(
      html`<ul>${['a', '<'].map((text) => html`<li>${text}</li>`)}${trusted('<!-- -->')}</ul>`.toString(),
    ).toBe('<ul><li>a</li><li>&lt;</li><!-- --></ul>')
  })

  it('writes numbers with all their digits', () => {
    expect(html`${0.1 + 0.2}`.toString()).toBe('0.30000000000000004')
  })
})

describe('scriptContent', () => {
  it('leaves no end of a script and no comment, and means the same', () => {
    const value = { text: '</script><!--<SCRIPT>' }
    const content = scriptContent('json', JSON.stringify(value)).toString()
    expect(content).not.toMatch(/<\/script|<script|<!--/i)
    expect(JSON.parse(content)).toEqual(value)
  })

  it('keeps the meaning of strings and regular expressions in code', () => {
    const content = scriptContent(
      'javascript',
      '["</script>", /<\\/script/.test("</script>"), 1 < 2]',
    ).toString()
    expect(content).not.toContain('</script')
    expect(new Function(`return ${content}`)()).toEqual(['</script>', true, true])
  })
})

describe('html (properties)', () => {
  it('escapes any text so that no markup of it is left', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', ';') }), (text) => {
        const escaped = html`${text}`.toString()
        expect(escaped).not.toMatch(/[<>"']/)
        const read: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
        expect(escaped.replace(/&(#?\w+);/g, (_, name: string) => read[name]!)).toBe(text)
      }),
    )
  })
})
