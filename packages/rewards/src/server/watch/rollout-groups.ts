import type { ObservedRollout } from '../../health/run-numbers.js'

/** Gathers the rollouts of a fact that were generated together. */
export interface RolloutGroups {
  add(run: string, fact: string, rollout: ObservedRollout): void
  /** Closes the groups that nothing has come to for a time; called now and then. */
  sweep(): void
  /** Groups that are open. */
  readonly size: number
}

interface RolloutGroupsOptions {
  readonly now: () => number
  /** Rollouts of a fact in one step; a group of so many is closed at once. Null: not known. */
  readonly rollouts: number | null
  /** A fact that has been quiet for so long has all rollouts of its step. */
  readonly quietMs: number
  /** Told of groups of two and more; one alone is no group. */
  readonly onGroup: (run: string, rollouts: readonly ObservedRollout[]) => void
}

interface Group {
  readonly run: string
  readonly rollouts: ObservedRollout[]
  at: number
}

/** Groups by run and fact: engines do not say which rollouts they compare, but they generate them together. */
export function createRolloutGroups({
  now,
  rollouts,
  quietMs,
  onGroup,
}: RolloutGroupsOptions): RolloutGroups {
  // in order of the last arrival, so that the quiet ones are first
  const groups = new Map<string, Group>()

  function close(key: string, group: Group) {
    groups.delete(key)
    if (group.rollouts.length > 1) onGroup(group.run, group.rollouts)
  }

  return {
    add(run, fact, rollout) {
      const key = JSON.stringify([run, fact])
      const group = groups.get(key) ?? { run, rollouts: [], at: 0 }
      groups.delete(key)
      groups.set(key, group)
      group.at = now()
      group.rollouts.push(rollout)
      if (group.rollouts.length === rollouts) close(key, group)
    },
    sweep() {
      for (const [key, group] of groups) {
        if (now() - group.at < quietMs) return
        close(key, group)
      }
    },
    get size() {
      return groups.size
    },
  }
}
