import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome.exe',
  'chrome',
]

/** A Chromium that is installed here: `CHROME_PATH`, or the first one in `PATH`. */
export const CHROMIUM =
  process.env['CHROME_PATH'] ||
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path))

/** A page that stays open, driven through the browser's own protocol. */
export interface OpenPage {
  /** The value of an expression in the page, as JSON. */
  evaluate<Value>(expression: string): Promise<Value>
  /** Asks again until the expression is true. */
  until(expression: string, timeoutMs?: number): Promise<void>
  /** Errors, refused accesses and exceptions so far. */
  readonly complaints: readonly string[]
  /** Width in CSS pixels, and the colours that the reader prefers. */
  show(width: number, scheme?: 'light' | 'dark'): Promise<void>
  /** A PNG of the whole page. */
  screenshot(): Promise<Buffer>
  close(): Promise<void>
}

type Reply = {
  id?: number
  method?: string
  params?: Record<string, unknown>
  result?: Record<string, unknown>
}

/** Opens an address in a browser of its own. */
export async function openPage(address: string): Promise<OpenPage> {
  const profile = await mkdtemp(join(tmpdir(), 'polyfact-rewards-'))
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
  ]
  const quiet = ['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage']
  const args = [...flags, ...quiet, '--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank']
  const child = spawn(CHROMIUM!, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
  const { send, on } = protocolOf(child)
  const { targetInfos } = (await send('Target.getTargets')) as {
    targetInfos: { targetId: string; type: string }[]
  }
  const { targetId } = targetInfos.find(({ type }) => type === 'page')!
  const { sessionId } = (await send('Target.attachToTarget', { targetId, flatten: true })) as {
    sessionId: string
  }
  const ask = (method: string, params = {}) => send(method, params, sessionId)

  const complaints: string[] = []
  on((method, params) => {
    if (method === 'Runtime.exceptionThrown' || method === 'Log.entryAdded')
      complaints.push(JSON.stringify(params))
  })
  for (const domain of ['Runtime', 'Log', 'Page']) await ask(`${domain}.enable`)
  await ask('Page.navigate', { url: address })

  async function evaluate<Value>(expression: string): Promise<Value> {
    const { result } = (await ask('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
    })) as {
      result: { value: Value }
    }
    return result.value
  }

  return {
    evaluate,
    complaints,
    async until(expression, timeoutMs = 15_000) {
      for (let waited = 0; waited < timeoutMs; waited += 50) {
        if (await evaluate<boolean>(expression)) return
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error(`not true within ${timeoutMs} ms: ${expression}`)
    },
    async show(width, scheme = 'light') {
      await ask('Emulation.setDeviceMetricsOverride', {
        width,
        height: 900,
        deviceScaleFactor: 1,
        mobile: false,
      })
      await ask('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] })
      await evaluate('new Promise((resolve) => requestAnimationFrame(() => resolve(0)))')
    },
    async screenshot() {
      const { data } = (await ask('Page.captureScreenshot', { captureBeyondViewport: true })) as {
        data: string
      }
      return Buffer.from(data, 'base64')
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      await send('Browser.close').catch(() => {})
      await ended
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    },
  }
}

/** Messages through the pipe: JSON, each ended by a zero byte. */
function protocolOf(child: ChildProcess) {
  const [, , , into, from] = child.stdio as unknown as [null, null, null, Writable, Readable]
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  let listener = (_method: string, _params: unknown) => {}
  let [last, rest] = [0, '']
  from.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0')
    rest = messages.pop()!
    for (const message of messages) {
      const { id, method, params, result, error } = JSON.parse(message) as Reply & {
        error?: { message: string }
      }
      if (id === undefined) listener(method!, params)
      else if (error) waiting.get(id)?.reject(new Error(error.message))
      else waiting.get(id)?.resolve(result)
    }
  })
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the browser is gone'))
  })
  return {
    on: (listen: typeof listener) => {
      listener = listen
    },
    send: (method: string, params = {}, sessionId?: string): Promise<unknown> =>
      new Promise((resolve, reject) => {
        waiting.set(++last, { resolve, reject })
        into.write(`${JSON.stringify({ id: last, method, params, ...(sessionId && { sessionId }) })}\0`)
      }),
  }
}
