import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import type { RewardServerState } from '../server-state.js'
import { readRequest } from './read-request.js'
import { Refusal } from './refusal.js'

const StateQuery = z.strictObject({
  worker: z.coerce.number().int().min(0).optional().describe('which process, where there are several'),
})

interface WatchRoutesOptions {
  readonly state: () => RewardServerState
  /** Of another process of the same server. */
  readonly stateOf: (worker: number) => Promise<RewardServerState | null>
  readonly metrics: () => Promise<string>
  /** HTML, if there is a page. */
  readonly page: string | null
  readonly everyMs: number
}

/** Pages that may watch at once. */
const MOST_WATCHERS = 50

/** `/state`, `/events`, `/metrics` and the live page. Returns what ends the events. */
export function addWatchRoutes(app: FastifyInstance, options: WatchRoutesOptions): () => void {
  const { state, stateOf, metrics, page, everyMs } = options
  const watchers = new Set<ServerResponse>()
  let timer: NodeJS.Timeout | null = null

  function publish() {
    const event = `event: state\ndata: ${JSON.stringify(state())}\n\n`
    // a page that does not read is not written to
    for (const watcher of watchers) if (!watcher.writableNeedDrain) watcher.write(event)
  }

  function leave(watcher: ServerResponse) {
    watchers.delete(watcher)
    if (watchers.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  }

  app.get(
    '/state',
    { schema: { summary: 'Everything that is to be seen, as JSON', querystring: StateQuery } },
    async (request, reply) => {
      const { worker } = readRequest(StateQuery, request.query, 'query string')
      const found = worker === undefined ? state() : await stateOf(worker)
      if (!found) throw new Refusal('not-found', `there is no process ${worker} of this server`)
      return reply.header('cache-control', 'no-store').send(found)
    },
  )

  app.get('/events', { schema: { summary: 'The same, as server-sent events' } }, (_request, reply) => {
    if (watchers.size >= MOST_WATCHERS) {
      throw new Refusal('limit', `${watchers.size} pages watch already; at most ${MOST_WATCHERS} do at once`)
    }
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    raw.write(`event: state\ndata: ${JSON.stringify(state())}\n\n`)
    watchers.add(raw)
    raw.on('close', () => leave(raw))
    timer ??= setInterval(publish, everyMs).unref()
  })

  app.get('/metrics', { schema: { summary: 'Prometheus' } }, async (_request, reply) =>
    reply.header('content-type', 'text/plain; version=0.0.4; charset=utf-8').send(await metrics()),
  )

  if (page !== null) {
    app.get('/', { schema: { hide: true } }, (_request, reply) =>
      reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer')
        .header('x-frame-options', 'DENY')
        .send(page),
    )
  }

  return () => {
    for (const watcher of watchers) watcher.end()
  }
}
