import { onTestFinished } from 'vitest'
import { RECOMMENDED_REWARD } from '../../src/reward-config.js'
import { createRewardServer, type RewardServer } from '../../src/server/create-reward-server.js'
import type { RewardServerOptions } from '../../src/server/server-options.js'
import { testFacts } from './test-facts.js'

/** What a request was answered. */
export interface TestReply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Of a JSON reply. */
  readonly body: unknown
}

/** A server on loopback, and a client of it. */
export interface TestServer {
  readonly server: RewardServer
  readonly url: string
  get(path: string, init?: RequestInit): Promise<TestReply>
  /** Posts JSON, or a text or bytes as they are. */
  post(path: string, body: unknown, init?: RequestInit): Promise<TestReply>
  /** Posts one sample by OpenRLHF's protocol. */
  ask(sample: AskedSample, init?: RequestInit): Promise<TestReply>
}

export interface AskedSample {
  readonly fact?: string
  readonly language?: string
  readonly text?: string
  readonly rollout?: number | string
  readonly run?: string
  readonly id?: string
}

export async function startTestServer(options: Partial<RewardServerOptions> = {}): Promise<TestServer> {
  const server = await createRewardServer({
    facts: testFacts(),
    config: RECOMMENDED_REWARD,
    port: 0,
    ...options,
  })
  onTestFinished(() => server.close())
  const { url } = await server.listen()
  await server.ready()
  return { server, url, ...testClient(url) }
}

export function testClient(url: string): Pick<TestServer, 'get' | 'post' | 'ask'> {
  const get = async (path: string, init: RequestInit = {}) => replyOf(await fetch(url + path, init))
  const post = (path: string, body: unknown, init: RequestInit = {}) =>
    get(path, {
      method: 'POST',
      body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      ...init,
      headers: { 'content-type': 'application/json', ...(init.headers as Record<string, string>) },
    })
  return { get, post, ask: (sample, init) => post('/openrlhf', openrlhfBody(sample), init) }
}

/** As OpenRLHF sends one sample. */
export function openrlhfBody({ fact = 'Q1', language = 'en', text = 'Durham', ...rest }: AskedSample) {
  const label = JSON.stringify({ fact_id: fact, language, ...rest })
  return { query: [`Where? ${text}`], prompts: ['Where? '], labels: [label] }
}

async function replyOf(response: Response): Promise<TestReply> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null }
}

/** Waits until something is so. */
export async function until(isSo: () => boolean | Promise<boolean>, ms = 20_000): Promise<void> {
  const end = Date.now() + ms
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not so within ${ms} ms: ${isSo}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
