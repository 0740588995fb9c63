import { describe, expect, it } from 'vitest'
import { filesBelow, packageNames, readJson, readText } from './house.js'

const published = packageNames.map((name) => `@polyfact/${name}`)

describe('releases', () => {
  it('are of all public packages, in one version', () => {
    const { fixed } = readJson<{ fixed: string[][] }>('.changeset/config.json')
    expect(fixed).toHaveLength(1)
    expect([...fixed[0]!].sort()).toEqual(published)
  })

  it('have changesets that name packages of ours and tell the user in one sentence', () => {
    const form = /^---\n((?:['"]@polyfact\/\w+['"]: (?:patch|minor|major)\n)+)---\n\n[^\n]+\.\n$/
    const changesets = filesBelow('.changeset', /\.md$/).map((path) => ({
      path,
      match: form.exec(readText(path)),
    }))
    expect(changesets.filter(({ match }) => match === null).map(({ path }) => path)).toEqual([])
    const named = changesets.flatMap(({ match }) => match![1]!.match(/@polyfact\/\w+/g)!)
    expect(named.filter((name) => !published.includes(name))).toEqual([])
  })
})

describe('workflows', () => {
  it('run the gate on three systems with Node 20, 22 and 24', () => {
    const workflow = readText('.github/workflows/ci.yml')
    expect(workflow).toContain('os: [ubuntu-latest, macos-latest, windows-latest]')
    expect(workflow).toContain('node: [20, 22, 24]')
    expect(workflow).toContain('run: npm test')
  })

  it('keep what turbo keeps, outside the folder that npm ci empties', () => {
    expect(readText('.github/workflows/ci.yml')).toContain('path: .turbo/cache')
  })

  it.each(filesBelow('.github/workflows', /\.yml$/))('never download for onnxruntime-node: %s', (path) => {
    expect(readText(path)).toContain('ONNXRUNTIME_NODE_INSTALL: skip')
  })

  it('publish with provenance', () => {
    const workflow = readText('.github/workflows/release.yml')
    expect(workflow).toContain('id-token: write')
    expect(workflow).toContain('NPM_CONFIG_PROVENANCE: true')
  })
})
