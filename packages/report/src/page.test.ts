import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { html } from './html.js'
import { page } from './page.js'

const policyOf = (document: string) => /Content-Security-Policy" content="([^"]+)"/.exec(document)![1]!

describe('page', () => {
  it('is a document with language, direction, title and viewport', () => {
    const document = page({ title: 'A & B', body: html`<main></main>`, scripts: [] })
    expect(document).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/)
    expect(document).toContain('<title>A &amp; B</title>')
    expect(document).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">')
  })

  it('allows nothing from elsewhere, and no script where it has none', () => {
    const policy = policyOf(page({ title: '', body: html``, scripts: [] }))
    expect(policy).toContain('default-src &#39;none&#39;')
    expect(policy).toContain('script-src &#39;none&#39;')
  })

  it('allows exactly its own scripts, by the digest of what the browser sees', () => {
    const document = page({ title: '', body: html``, scripts: ['a("</script>")\r\n', 'b'] })
    const scripts = [...document.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, content]) => content!)
    expect(scripts).toEqual(['a("\\x3c/script>")\n', 'b'])
    const digests = scripts.map((script) => `sha256-${createHash('sha256').update(script).digest('base64')}`)
    const allowed = [...policyOf(document).matchAll(/sha256-[\w+/=]+/g)].map(([digest]) => digest)
    expect(allowed).toEqual(digests)
  })
})
