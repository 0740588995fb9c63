import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
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
    expect(again.past).toEqual([event(0), event(1)])
    again.close()
  })

  it('drops a last line that was cut short, and goes on after the one before', () => {
    const log = open('cut')
    log.append(event(0))
    log.close()
    appendFileSync(pathOf('cut'), '{"engine":"trl","eve')
    const again = open('cut')
    expect(again.past).toEqual([event(0)])
    again.append(event(1))
    again.close()
    const third = open('cut')
    expect(third.past).toEqual([event(0), event(1)])
    third.close()
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
    expect(again.past).toEqual([event(7), event(8)])
    again.close()
  })

  it('leaves a file alone that is something else', () => {
    writeFileSync(pathOf('facts'), '{"id":"Q1"}\n{"id":"Q2"}\n')
    expect(refusal(() => open('facts'))).toMatch(
      /^UNSUPPORTED_FORMAT: createRewardServer: .*facts is not the state/,
    )
    writeFileSync(pathOf('binary'), 'x'.repeat(100))
    expect(refusal(() => open('binary'))).toMatch(/^UNSUPPORTED_FORMAT/)
    expect(readFileSync(pathOf('facts'), 'utf8')).toBe('{"id":"Q1"}\n{"id":"Q2"}\n')
    expect(refusal(() => open('facts'))).toMatch(/^UNSUPPORTED_FORMAT/) // and not: in use
  })

  it('names the line that is no JSON', () => {
    writeFileSync(pathOf('corrupt'), '{"polyfact":"reward-state","version":1}\n{"a"\n{}\n')
    expect(refusal(() => open('corrupt'))).toMatch(
      /^FILE_CORRUPT: createRewardServer: .*corrupt line 2 is no JSON/,
    )
  })

  it('belongs to one server at a time', () => {
    const log = open('shared')
    expect(refusal(() => open('shared'))).toMatch(/^FILE_CHANGED/)
    log.close()
    open('shared').close()
  })
})
