import type { FastifyReply, FastifyRequest } from 'fastify'
import { ENGINES } from '../engines/engines.js'
import { gatherCall } from '../gather-call.js'
import type { Answer, Protocol } from '../protocols/protocol.js'
import type { RewardService } from '../reward-service.js'
import type { Router } from '../workers/route-samples.js'
import { checkSamples } from './check-samples.js'
import { readRequest } from './read-request.js'
import { Refusal, refusalOf } from './refusal.js'
import type { WorkMeter } from './work-meter.js'

/** Requests that are not answered yet, or whose answers are still being sent. */
export interface OpenRequests {
  count: number
}

interface AnswerProtocolOptions {
  readonly service: RewardService
  readonly router: Router
  readonly textLimit: number
  readonly work: WorkMeter
  readonly open: OpenRequests
}

/** Answers requests of one protocol: reads them, lets their samples wait, and writes what came of it. */
export function answerProtocol<Body, Query>(
  protocol: Protocol<Body, Query>,
  { service, router, textLimit, work, open }: AnswerProtocolOptions,
): (request: FastifyRequest, reply: FastifyReply) => void {
  return (request, reply) => {
    const call = work.begin()
    const facts = factsOf(service)
    const query = readRequest(protocol.query, request.query, 'query string')
    const body = readRequest(protocol.body, request.body)
    const samples = withKey(protocol.read(body), request.headers['idempotency-key'])
    checkSamples(samples, { facts, textLimit })
    const engine = protocol.engineOf(query)
    const send = (answers: readonly Answer[]) => {
      const text = JSON.stringify(protocol.write(answers, body, query))
      call.ready()
      reply.header('content-type', 'application/json; charset=utf-8').send(text)
    }
    if (samples.length === 0) return send([])

    const connection = gatherCall({
      samples,
      submit: (sample, take) => router.submit(engine, sample, take),
      masks: ENGINES[engine].masks,
      onAnswers: send,
      onRefusal: (outcome) => reply.send(refusalOf(outcome)),
    })
    open.count++
    reply.raw.on('close', () => {
      open.count--
      if (reply.raw.writableFinished) connection.delivered()
      else connection.disconnect()
    })
    call.waits()
  }
}

/** The facts of a server that takes calls now. */
export function factsOf(service: RewardService) {
  const status = service.status()
  if (status === 'ready') return service.book()!.facts
  if (status === 'reading')
    throw new Refusal('not-ready', 'facts are still being read; send the same again soon')
  const why = status === 'closing' ? 'the server is going down' : `the server has failed: ${service.fault()}`
  throw new Refusal('closed', `${why}; send the same again when it is back`)
}

type Read = ReturnType<Protocol['read']>

/** A request that was given a key is known by it when it comes again; samples with an id of their own keep it. */
function withKey(samples: Read, key: string | string[] | undefined): Read {
  if (typeof key !== 'string' || key === '') return samples
  if (key.length > 200) {
    throw new Refusal(
      'invalid-request',
      `idempotency-key has ${key.length} characters; at most 200 are taken`,
    )
  }
  return samples.map((sample, index) => ({ ...sample, id: sample.id ?? `${key}#${index}` }))
}
