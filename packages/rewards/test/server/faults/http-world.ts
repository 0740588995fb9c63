import type { World } from '../../cohort-simulation/world.js'

/** Real time in place of simulated time, so many real milliseconds for each. */
export interface HttpWorld extends World {
  /** Resolves once nothing is scheduled and no call is under way. */
  idle(): Promise<void>
  /** Counts something as under way until the returned function is called. */
  begin(): () => void
}

export function createHttpWorld(scale: number): HttpWorld {
  const start = performance.now()
  let pending = 0
  const begin = () => {
    let isOver = false
    pending++
    return () => {
      if (!isOver) pending--
      isOver = true
    }
  }
  return {
    now: () => (performance.now() - start) / scale,
    schedule(ms, work) {
      const done = begin()
      const timer = setTimeout(() => {
        done()
        work()
      }, ms * scale)
      return () => {
        done()
        clearTimeout(timer)
      }
    },
    begin,
    async idle() {
      // nothing may be under way between two steps of an engine
      for (let quiet = 0; quiet < 5; quiet = pending === 0 ? quiet + 1 : 0) {
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    run: () => {
      throw new Error('real time runs by itself')
    },
    advance: () => {
      throw new Error('real time runs by itself')
    },
  }
}
