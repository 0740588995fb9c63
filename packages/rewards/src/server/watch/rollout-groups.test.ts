import { describe, expect, it } from 'vitest'
import { createRolloutGroups } from './rollout-groups.js'

const rollout = (reward: number) => ({ reward, correct: 0, byLanguage: {} })

function groups(rollouts: number | null) {
  const seen: [string, number[]][] = []
  const time = { now: 0 }
  const made = createRolloutGroups({
    now: () => time.now,
    rollouts,
    quietMs: 100,
    onGroup: (run, group) => seen.push([run, group.map(({ reward }) => reward)]),
  })
  return { ...made, size: () => made.size, seen, time }
}

describe('createRolloutGroups', () => {
  it('closes a group that is full', () => {
    const { add, seen, size } = groups(2)
    for (const reward of [1, 2, 3]) add('a', 'Q1', rollout(reward))
    expect(seen).toEqual([['a', [1, 2]]])
    expect(size()).toBe(1)
  })

  it('closes a group that is quiet, by run and fact', () => {
    const { add, seen, sweep, time, size } = groups(null)
    add('a', 'Q1', rollout(1))
    add('b', 'Q1', rollout(2))
    time.now = 60
    add('a', 'Q1', rollout(3))
    add('b', 'Q2', rollout(4))
    time.now = 110
    sweep()
    // one rollout of Q1 in run b compares with nothing
    expect([seen, size()]).toEqual([[], 2])
    time.now = 160
    sweep()
    expect([seen, size()]).toEqual([[['a', [1, 3]]], 0])
  })
})
