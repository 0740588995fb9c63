import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createWorld } from '../../test/cohort-simulation/world.js'
import { testFacts } from '../../test/server/test-facts.js'
import { createBarriers } from './barriers.js'
import type { Outcome } from './cohorts/sample.js'
import { engineSettings } from './engines/engine-settings.js'
import { readFactBook } from './facts/fact-book.js'
import { openStateLog, type StateLog } from './state/state-log.js'

const folder = mkdtempSync(join(tmpdir(), 'polyfact-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function barriers(log: StateLog | null = null, clock = createWorld()) {
  const book = await readFactBook(testFacts())
  return createBarriers({
    clock,
    book,
    score: ({ answers }) =>
      Object.fromEntries(answers.map(({ language }) => [language, { reward: 1, components: {} }])),
    engines: engineSettings({ openrlhf: { policy: 'partial' } }),
    log,
  })
}

const openLog = (name: string, compactBytes = 1e9) =>
  openStateLog({ path: join(folder, name), durability: 'process', compactBytes })
const sample = (language: string, fact = 'Q1') => ({ run: 'r', fact, language, text: 'Durham', rollout: 0 })

describe('createBarriers', () => {
  it('goes on where the log of an earlier life ends, engine by engine', async () => {
    const log = openLog('life')
    const before = await barriers(log)
    before.of('trl').submit(sample('en'), () => {})
    before.of('slime').submit(sample('sw'), () => {})
    log.close()
    const again = openLog('life')
    const after = await barriers(again)
    const outcomes: Outcome[] = []
    after.of('trl').submit(sample('sw'), (one) => outcomes.push(one))
    expect(outcomes).toMatchObject([{ kind: 'rewarded', reward: 1, cohort: { missing: [] } }])
    expect(after.of('slime').statistics().waiting).toMatchObject({ cohorts: 1, orphans: 1 })
    again.close()
  })

  it('brings the log down to what is held, when it starts and when it has grown', async () => {
    const log = openLog('small', 1000)
    const clock = createWorld()
    const { of } = await barriers(log, clock)
    for (let rollout = 0; rollout < 20; rollout++) {
      for (const language of ['en', 'sw']) of('trl').submit({ ...sample(language), rollout }, () => {})
    }
    expect(log.isGrown()).toBe(true)
    clock.advance(0)
    expect(log.isGrown()).toBe(false)
    log.close()
  })

  it('answers those that wait as the policy says, or tells them to come again', async () => {
    const outcomes: Outcome[] = []
    const take = (one: Outcome) => outcomes.push(one)
    const policy = await barriers()
    policy.of('openrlhf').submit(sample('en'), take)
    policy.of('openrlhf').submit({ run: 'r', fact: 'Q2', language: 'en', text: '' }, take)
    policy.of('slime').submit(sample('en'), take)
    policy.of('trl').submit(sample('en'), take)
    policy.close('policy')
    expect(outcomes).toMatchObject([
      { kind: 'rewarded', cohort: { missing: ['sw'] } },
      { kind: 'rewarded', cohort: { missing: ['sw'] } },
      { kind: 'failed', code: 'aborted' },
      { kind: 'masked', reason: 'aborted' },
    ])
    const retry = await barriers()
    retry.of('openrlhf').submit(sample('en'), take)
    retry.close('retry')
    expect(outcomes.at(-1)).toMatchObject({ kind: 'failed', code: 'closed' })
  })

  it('answers nothing that the log cannot take', async () => {
    const log = openLog('gone')
    const { of } = await barriers(log)
    log.close()
    expect(() => of('trl').submit(sample('en'), () => expect.unreachable())).toThrow(
      'the state file is closed',
    )
    expect(of('trl').statistics().held.places).toBe(0)
  })
})
