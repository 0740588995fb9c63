import type { Language } from '@polyfact/schema'

/** Rollouts that came one after another: means over them, and sums by language. */
export interface SeriesPoint {
  /** When the first of them was scored, in milliseconds since 1970. */
  readonly at: number
  readonly rollouts: number
  readonly reward: number
  /** Share of right languages. */
  readonly correct: number
  /** Components of one language's answer, and the bonus of the rollout. */
  readonly components: Readonly<Record<string, number>>
  /** How many answers there are, and how many of them are right. */
  readonly answers: Readonly<Record<Language, number>>
  readonly right: Readonly<Record<Language, number>>
}

/** A run from its beginning to now, in a space that does not grow. */
export interface RewardSeries {
  add(point: SeriesPoint): void
  points(): readonly SeriesPoint[]
}

/** The curve of a run: when there are too many points, neighbours become one, so that the whole run stays in view. */
export function createRewardSeries(most = 240): RewardSeries {
  let points: SeriesPoint[] = []
  let perPoint = 1
  return {
    add(point) {
      const last = points.at(-1)
      if (last && last.rollouts < perPoint) points[points.length - 1] = merge(last, point)
      else points.push(point)
      if (points.length <= most) return
      points = points.flatMap((one, index) =>
        index % 2 === 1 ? [] : [index + 1 < points.length ? merge(one, points[index + 1]!) : one],
      )
      perPoint *= 2
    },
    points: () => points,
  }
}

function merge(a: SeriesPoint, b: SeriesPoint): SeriesPoint {
  const rollouts = a.rollouts + b.rollouts
  const mean = (x: number, y: number) => (x * a.rollouts + y * b.rollouts) / rollouts
  const sum = (x: number, y: number) => x + y
  return {
    at: a.at,
    rollouts,
    reward: mean(a.reward, b.reward),
    correct: mean(a.correct, b.correct),
    components: byName(a.components, b.components, mean),
    answers: byName(a.answers, b.answers, sum),
    right: byName(a.right, b.right, sum),
  }
}

type Numbers = Readonly<Record<string, number>>

/** What only one of them has is 0 in the other. */
function byName(a: Numbers, b: Numbers, join: (x: number, y: number) => number): Numbers {
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return Object.fromEntries([...names].map((name) => [name, join(a[name] ?? 0, b[name] ?? 0)]))
}
