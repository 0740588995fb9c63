import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { refusal } from '../../../test/reward-answers.js'
import { type Durability, type EngineEvent, openStateLog } from './state-log.js'

const folder = mkdtempSync(join(tmpdir(), 'polyfact-'))
afterAll(() => rmSync(folder, { recursive: true }))
const pathOf = (name: string) => join(folder, name)
const open = (name: string, durability: Durability = 'process') =>
  openStateLog({ path: pathOf(name), durability, compactBytes: 100 })

const event = (rollout: number): EngineEvent => ({
  engine: 'trl',
  event: { event: 'forgotten', run: 'r', fact: 'Q1', rollout },
})

describe('openStateLog', () => {
  it.each(['process', 'power'] as const)('gives back what was appended: %s', (durability) => {
    const log = open(durability, durability)
    log.append(event(0))
    log.append(event(1))
    log.close()
    const again = open(durability, durability)
    expect(again.takePast()).toEqual([event(0), event(1)])
    again.close()
  })

  it('drops a last line that was cut short, and goes on after the one before', () => {
    const log = open('cut')
    log.append(event(0))
    log.close()
    appendFileSync(pathOf('cut'), '{"engine":"trl","eve')
    const again = open('cut')
    expect(again.takePast()).toEqual([event(0)])
    again.append(event(1))
    again.close()
    const third = open('cut')
    expect(third.takePast()).toEqual([event(0), event(1)])
    third.close()
  })

  it('goes on after every byte at which a kill may have cut it', () => {
    const log = open('whole')
    const events = [0, 1, 2].map((rollout): EngineEvent => {
      const sample = { run: 'r', fact: 'Q1', rollout, language: 'bn', text: 'ঢাকা\n' }
      return { engine: 'trl', event: { event: 'arrived', at: 1, numbering: 'client', ...sample } }
    })
    events.forEach(log.append)
    log.close()
    const whole = readFileSync(pathOf('whole'))
    for (let end = 0; end <= whole.length; end++) {
      writeFileSync(pathOf('torn'), whole.subarray(0, end))
      const torn = open('torn')
      const lines = whole.subarray(0, end).toString('latin1').split('\n').length - 1
      expect(torn.takePast()).toEqual(events.slice(0, Math.max(0, lines - 1)))
      torn.append(event(7))
      torn.close()
      const after = open('torn')
      expect(after.takePast().at(-1)).toEqual(event(7))
      after.close()
    }
  })

  it('hands the past over once', () => {
    const log = open('past')
    log.append(event(0))
    log.close()
    const again = open('past')
    expect([again.takePast(), again.takePast()]).toEqual([[event(0)], []])
    again.close()
  })

  it('takes nothing when it is closed: the number of its file may be that of another by then', () => {
    const log = open('closed')
    log.close()
    expect(() => log.append(event(0))).toThrow('the state file is closed')
  })

  it('says what is wrong with a place where no file can be, and lets go of it', () => {
    writeFileSync(pathOf('file'), '')
    mkdirSync(pathOf('folder'))
    expect(refusal(() => open('nowhere/state'))).toMatch(
      /^FILE_NOT_FOUND: createRewardServer: the state file .*state is in a folder that is not there; make/,
    )
    expect(refusal(() => open('file/state'))).toMatch(/is in something that is no folder/)
    expect(refusal(() => open('folder'))).toMatch(/folder is a folder; a file is expected/)
    expect(existsSync(pathOf('folder.lock'))).toBe(false)
  })

  it('begins anew where not even its first line was written', () => {
    writeFileSync(pathOf('begun'), '{"polyf')
    const log = open('begun')
    log.append(event(0))
    log.close()
    expect(readFileSync(pathOf('begun'), 'utf8').split('\n')).toHaveLength(3)
  })

  it('is replaced by a snapshot when it has grown', () => {
    const log = open('grown')
    expect(log.isGrown()).toBe(false)
    for (let rollout = 0; rollout < 20; rollout++) log.append(event(rollout))
    expect(log.isGrown()).toBe(true)
    const { size } = statSync(pathOf('grown'))
    log.compact([event(7)])
    expect(statSync(pathOf('grown')).size).toBeLessThan(size / 5)
    expect(log.isGrown()).toBe(false)
    log.append(event(8))
    log.close()
    expect(log.isGrown()).toBe(false)
    const again = open('grown')
    expect(again.takePast()).toEqual([event(7), event(8)])
    again.close()
  })

  it('leaves a file alone that is something else', () => {
    writeFileSync(pathOf('facts'), '{"id":"Q1"}\n{"id":"Q2"}\n')
    expect(refusal(() => open('facts'))).toMatch(
      /^UNSUPPORTED_FORMAT: createRewardServer: .*facts is not the state/,
    )
    for (const other of ['x'.repeat(100), 'notes', '\n', '{"polyfact":"reward-state","version":2}\n']) {
      writeFileSync(pathOf('other'), other)
      expect(refusal(() => open('other'))).toMatch(/^UNSUPPORTED_FORMAT/)
      expect(readFileSync(pathOf('other'), 'utf8')).toBe(other)
    }
    expect(readFileSync(pathOf('facts'), 'utf8')).toBe('{"id":"Q1"}\n{"id":"Q2"}\n')
    expect(refusal(() => open('facts'))).toMatch(/^UNSUPPORTED_FORMAT/) // and not: in use
  })

  it('names the line that is no event', () => {
    for (const line of ['{"a"', 'null', '{"engine":"trlx"}']) {
      writeFileSync(pathOf('corrupt'), `{"polyfact":"reward-state","version":1}\n${line}\n{}\n`)
      expect(refusal(() => open('corrupt'))).toMatch(
        /^FILE_CORRUPT: createRewardServer: .*corrupt line 2 is no event of an engine: "/,
      )
    }
  })

  it('belongs to one server at a time', () => {
    const log = open('shared')
    expect(refusal(() => open('shared'))).toMatch(/^FILE_CHANGED/)
    log.close()
    open('shared').close()
  })
})
