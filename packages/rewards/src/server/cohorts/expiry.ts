import type { Clock } from './clock.js'

interface ExpiryOptions<Item> {
  readonly clock: Clock
  /** In the order in which they expire; {@link ExpiryOptions.expire} takes them out. */
  readonly queue: ReadonlySet<Item>
  readonly since: (item: Item) => number
  readonly afterMs: number
  readonly expire: (item: Item) => void
}

/** One timer for a whole queue. */
export interface Expiry {
  /** To be called when something has joined the queue. */
  arm(): void
  stop(): void
}

/** Expires what is in a queue, each `afterMs` after its `since`: all wait equally long, so the first is always the next. */
export function createExpiry<Item>(options: ExpiryOptions<Item>): Expiry {
  const { clock, queue, since, afterMs, expire } = options
  let cancel: (() => void) | null = null
  const dueIn = (item: Item) => since(item) + afterMs - clock.now()

  function arm() {
    if (cancel !== null) return
    for (const first of queue) {
      cancel = clock.schedule(Math.max(0, dueIn(first)), fire)
      return
    }
  }

  function fire() {
    cancel = null
    for (const item of queue) {
      if (dueIn(item) > 0) break
      expire(item)
    }
    arm()
  }

  return {
    arm,
    stop() {
      cancel?.()
      cancel = null
    },
  }
}
