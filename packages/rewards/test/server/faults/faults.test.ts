import { describe, expect, it } from 'vitest'
import { httpScenario, play } from './play.js'

/** Where the schedules begin; another number plays others. The first thirty from 1 mask nothing; from 70 on some
 * of them are masked, some reach the deadline, some are killed, each more than once. */
const first = Number(process.env['COHORT_SEED'] ?? 70)
const seeds = Array.from({ length: 30 }, (_, index) => first + index)
/** Schedules that go on at once: each waits most of the time. */
const AT_ONCE = 10

describe('the server on loopback, behind a network that fails', () => {
  it('breaks no law on 30 schedules', { timeout: 240_000 }, async () => {
    const left = [...seeds]
    const complaints: string[] = []
    const outcomes = new Set<string>()
    let kills = 0
    const player = async () => {
      for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
        const played = await play(seed)
        complaints.push(...played.violations.map((violation) => `seed ${seed}: ${violation}`))
        for (const outcome of played.outcomes) outcomes.add(outcome)
        kills += played.kills
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, player))
    expect(complaints).toEqual([])
    if (process.env['COHORT_SEED'] !== undefined) return // what others come to is not known beforehand
    expect([...outcomes]).toEqual(expect.arrayContaining(['rewarded', 'masked', 'deadline']))
    expect(kills).toBeGreaterThan(0)
  })

  it('plays schedules of every kind', () => {
    expect(new Set(seeds.map((seed) => httpScenario(seed).kind))).toEqual(
      new Set(['none', 'patient', 'wild']),
    )
    expect(new Set(seeds.map((seed) => httpScenario(seed).naming)).size).toBe(4)
  })
})
