/**
 * Maps an iterable through asynchronous work, in order, with a few items under way at a time.
 *
 * A failure, of the source or of an item, is thrown in its place: what was begun before it is yielded first. Leaving
 * the loop early waits for the work under way, so that nothing runs on unseen.
 *
 * @param ahead - Items under way besides the one that is awaited, ≥ 0.
 */
export async function* readAhead<Item, Result>(
  source: Iterable<Item> | AsyncIterable<Item>,
  ahead: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const items = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  const pending: Promise<Result>[] = []
  let open = true
  const begin = (result: Promise<Result>) => {
    result.catch(() => {}) // awaited below, perhaps only after other items
    pending.push(result)
  }
  try {
    for (;;) {
      while (open && pending.length <= ahead) {
        try {
          const step = await items.next()
          if (step.done === true) open = false
          else begin(work(step.value))
        } catch (error) {
          open = false
          begin(Promise.reject(error))
        }
      }
      const result = pending.shift()
      if (result === undefined) return
      yield await result
    }
  } finally {
    if (open) await items.return?.()
    await Promise.allSettled(pending)
  }
}
