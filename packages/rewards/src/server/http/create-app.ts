import swagger from '@fastify/swagger'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, LogController } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { CompleteServerOptions } from '../server-options.js'
import { createAuthorization } from './authorization.js'
import { checkContentType, parseJsonBody } from './json-body.js'
import { Refusal } from './refusal.js'

/** Paths that tell nothing of a run, and are open without the token. */
const OPEN = new Set(['/', '/healthz', '/readyz'])

/** How long a request may take to arrive: a body of the most that is taken, over a slow line. */
const REQUEST_MS = 120_000

/** What Node says of a request that it gave up, in a sentence. */
const NO_REQUEST: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'the path and the headers are too large; at most 16384 bytes are taken',
  ERR_HTTP_REQUEST_TIMEOUT:
    'the request did not arrive in time; it is expected whole within two minutes, its headers within one',
}

/** Fastify as the server needs it: JSON alone, every fault one sentence, the token asked for before anything is read. */
export async function createApp(options: CompleteServerOptions): Promise<FastifyInstance> {
  const { logLevel, logStream, bodyLimitBytes, token } = options
  const app = Fastify({
    bodyLimit: bodyLimitBytes,
    logger: logLevel !== 'off' && { level: logLevel, ...(logStream && { stream: logStream }) },
    logController: new LogController({ disableRequestLogging: logLevel !== 'debug' }),
    return503OnClosing: false,
    // a client's pool keeps its connections longer than Node does by default, and would write into closed ones
    keepAliveTimeout: 75_000,
    // to arrive whole; its reply takes as long as its rollout
    requestTimeout: REQUEST_MS,
    exposeHeadRoutes: false,
    frameworkErrors: (error, _request, reply) => {
      sendRefusal(reply as unknown as FastifyReply, new Refusal('invalid-request', error.message))
    },
    clientErrorHandler(error, socket) {
      if (!socket.writable) return socket.destroy()
      const body = JSON.stringify(
        new Refusal('invalid-request', NO_REQUEST[error.code] ?? `the request is not HTTP (${error.code})`),
      )
      const head = `content-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}`
      socket.end(`HTTP/1.1 400 Bad Request\r\n${head}\r\nconnection: close\r\n\r\n${body}`)
    },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseJsonBody(body as Buffer))
    } catch (error) {
      done(error as Error)
    }
  })
  app.setValidatorCompiler(() => (value) => ({ value }))
  app.setSerializerCompiler(() => (value) => JSON.stringify(value))

  const authorize = token === null ? null : createAuthorization(token)
  app.addHook('onRequest', (request, _reply, done) => {
    try {
      if (authorize && !OPEN.has(request.routeOptions.url ?? '')) authorize(request.headers.authorization)
      if (request.method === 'POST') {
        checkContentType(request.headers['content-type'], request.headers['content-encoding'])
      }
      done()
    } catch (error) {
      done(error as Error)
    }
  })
  app.setNotFoundHandler((request, reply) => {
    const found = `${request.method} ${request.url.split('?', 1)[0]!.slice(0, 80)}`
    reply.send(new Refusal('not-found', `there is no ${found}; the paths are in GET /openapi.json`))
  })
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    const refusal = refusalFor(error, bodyLimitBytes)
    if (refusal.code === 'internal') request.log.error(error)
    else request.log.warn({ code: refusal.code, path: request.url }, refusal.message)
    sendRefusal(reply, refusal)
  })
  await app.register(swagger, {
    openapi: {
      info: {
        title: 'PolyFact reward server',
        description: 'One reward over all languages of a fact, behind calls of one sample each.',
        version: '1',
      },
      ...(token !== null && {
        components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
        security: [{ token: [] }],
      }),
    },
    transform: jsonSchemaTransform,
  })
  return app
}

function sendRefusal(reply: FastifyReply, refusal: Refusal): void {
  if (refusal.status === 503 || refusal.status === 429) reply.header('retry-after', '1')
  if (refusal.status === 401) reply.header('www-authenticate', 'Bearer')
  reply
    .status(refusal.status)
    .header('content-type', 'application/json; charset=utf-8')
    .send(JSON.stringify(refusal))
}

function refusalFor(error: FastifyError | Refusal, bodyLimitBytes: number): Refusal {
  if (error instanceof Refusal) return error
  const { statusCode = 500, code } = error
  if (statusCode === 413) {
    return new Refusal('too-large', `the body is too large; at most ${bodyLimitBytes} bytes are taken`)
  }
  if (statusCode >= 400 && statusCode < 500)
    return new Refusal('invalid-request', `${error.message} (${code})`)
  return new Refusal('internal', 'the server failed on this request; its log says why')
}
