import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { ENGINE_NAMES } from '../engines/engines.js'
import { DEFAULT_RUN, SampleFields } from '../protocols/sample-fields.js'
import type { RewardService } from '../reward-service.js'
import type { Router } from '../workers/route-samples.js'
import { factsOf } from './answer-protocol.js'
import { readRequest } from './read-request.js'
import { Refusal } from './refusal.js'

const Abort = z.strictObject({
  engine: z.enum(ENGINE_NAMES),
  run: SampleFields.shape.run,
  fact_id: SampleFields.shape.fact_id,
  rollout: SampleFields.shape.rollout.unwrap(),
})

/** `/healthz`, `/readyz`, `/abort` and the OpenAPI document. */
export function addControlRoutes(
  app: FastifyInstance,
  { service, router }: { service: RewardService; router: Router },
): void {
  app.get('/healthz', { schema: { summary: 'Whether the process lives' } }, () => ({ status: 'ok' }))

  app.get('/readyz', { schema: { summary: 'Whether calls are taken' } }, () => ({
    status: 'ready',
    facts: factsOf(service).size,
  }))

  app.post(
    '/abort',
    { schema: { summary: 'Gives a rollout up: the policy ends it now', body: Abort } },
    async (request) => {
      const { engine, run = DEFAULT_RUN, fact_id, rollout } = readRequest(Abort, request.body)
      if (!factsOf(service).has(fact_id)) {
        const message = `there is no fact ${JSON.stringify(fact_id.slice(0, 80))}; the id of a fact of the data is expected`
        throw new Refusal('unknown-fact', message)
      }
      return { result: await router.abort(engine, { run, fact: fact_id, rollout }) }
    },
  )

  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
}
