import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { refusal } from '../../../test/reward-answers.js'
import { lockFile } from './file-lock.js'

const folder = mkdtempSync(join(tmpdir(), 'polyfact-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('lockFile', () => {
  it('keeps a second server of this process out until the first lets go', () => {
    const path = join(folder, 'one')
    const release = lockFile(path)
    expect(refusal(() => lockFile(path))).toMatch(
      /^FILE_CHANGED: createRewardServer: the state file .* is in use by/,
    )
    release()
    expect(existsSync(`${path}.lock`)).toBe(false)
    lockFile(path)()
  })

  it('keeps out while the process that has it lives, and not after', () => {
    const path = join(folder, 'two')
    writeFileSync(`${path}.lock`, `${process.ppid}\n`)
    expect(refusal(() => lockFile(path))).toContain(`in use by process ${process.ppid}`)
    for (const gone of ['4194999', '', 'nobody', `${process.pid}`]) {
      writeFileSync(`${path}.lock`, `${gone}\n`)
      lockFile(path)()
    }
  })
})
