import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { CHART_SCRIPT } from './chart-script.js'
import { DRAW_SCRIPT } from './draw-script.js'
import { FOLLOW_SCRIPT } from './follow-script.js'

describe('DRAW_SCRIPT', () => {
  it('type-checks against the state that it reads', { timeout: 60_000 }, () => {
    const name = fileURLToPath(new URL('./client.js', import.meta.url))
    const options: ts.CompilerOptions = {
      allowJs: true,
      checkJs: true,
      noEmit: true,
      strict: true,
      skipLibCheck: true,
      types: ['node'],
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
    }
    const host = ts.createCompilerHost(options)
    const script = `${CHART_SCRIPT}${DRAW_SCRIPT}${FOLLOW_SCRIPT}`
    const read = (file: string) => (file === name ? script : readFileSync(file, 'utf8'))
    host.fileExists = (file) => file === name || ts.sys.fileExists(file)
    host.getSourceFile = (file, version) => ts.createSourceFile(file, read(file), version)
    const program = ts.createProgram([name], options, host)
    const faults = ts
      .getPreEmitDiagnostics(program, program.getSourceFile(name))
      .map(({ file, start, messageText }) => {
        const line = file?.text.slice(0, start).split('\n').length
        return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
      })
    expect(faults).toEqual([])
  })
})
