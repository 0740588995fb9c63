import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder } from '../../test/records.js'
import { run } from '../../test/terminal.js'
import { tinyModel } from '../../test/tiny-model.js'

describe('polyfact evaluate', () => {
  it('prints the table and where the files are; progress goes to the other stream', async () => {
    const out = await emptyFolder()
    const words = [
      '--model',
      await tinyModel(),
      '--out',
      out,
      '--languages',
      'en,ja',
      '--limit',
      '2',
      '--provider',
      'cpu',
    ]
    const printed = await run('evaluate', ...words)
    expect(printed.thrown).toBeUndefined()
    expect(printed.out).toContain(
      'tiny on polyfact-sample test\n2 facts × 2 languages · scores normalized per-byte',
    )
    expect(printed.out).toContain(`report  ${join(out, 'report.html')}`)
    expect(printed.error).toContain('scored 2 of 2 facts')
  })
})
