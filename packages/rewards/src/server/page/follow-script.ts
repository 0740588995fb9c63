/**
 * Follows the state of the server, and draws it by what {@link DRAW_SCRIPT} defines.
 *
 * The connection is a fetch rather than an `EventSource`, which cannot send a token. The token of a server that wants one is
 * typed in, or taken from the address behind `#`, which browsers send nowhere.
 */
export const FOLLOW_SCRIPT = `
let token = new URLSearchParams(location.hash.slice(1)).get('token')
let paused = false
/** @type {State | null} */
let newest = null
/** @param {string} text */
const say = (text) => { if (place('status').textContent !== text) place('status').textContent = text }
const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms))

function show() {
  if (newest === null || document.hidden) return
  if (!paused) draw(newest)
  say(paused ? 'paused' : 'live')
}

/** Several processes serve: the page shows one of them, as chosen. @type {number | null} */
let asked = null
/** @param {State} state */
function offerProcesses({ worker, workers }) {
  place('several').hidden = workers < 2
  const select = /** @type {HTMLSelectElement} */ (place('process'))
  if (select.options.length !== workers) {
    select.replaceChildren(...Array.from({ length: workers }, (_, i) => element('option', { value: String(i) }, i + 1 + ' of ' + workers)))
  }
  select.value = String(worker)
}

/** @param {string} path @param {AbortSignal} signal */
const ask = (path, signal) =>
  fetch(path, { cache: 'no-store', signal, headers: token === null ? {} : { authorization: 'Bearer ' + token } })

/** @param {State} heard */
async function take(heard) {
  const isOther = asked !== null && asked !== heard.worker && asked < heard.workers
  const reply = isOther && (await ask('state?worker=' + asked, AbortSignal.timeout(5000)))
  if (reply && !reply.ok) return say('process ' + (Number(asked) + 1) + ' does not answer; trying again')
  /** @type {State} */
  const state = reply ? await reply.json() : heard
  newest = state
  offerProcesses(state)
  show()
}

/** Hears of the state until the connection ends, or nothing has come for ten seconds. */
async function listen() {
  const stop = new AbortController()
  let watch = setTimeout(() => stop.abort(), 10000)
  try {
    const reply = await ask('events', stop.signal)
    place('ask').hidden = reply.status !== 401
    if (!reply.ok || reply.body === null) return reply.status === 401 ? 'the server asks for its token' : 'the server answers ' + reply.status
    const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader()
    let rest = ''
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      clearTimeout(watch)
      watch = setTimeout(() => stop.abort(), 10000)
      const events = (rest + chunk.value).split('\\n\\n')
      rest = events.pop() || ''
      const data = events.flatMap((event) => event.split('\\n')).filter((line) => line.startsWith('data:')).pop()
      if (data !== undefined) await take(JSON.parse(data.slice(5)))
    }
  } catch { /* said below */ } finally { clearTimeout(watch) }
  return 'no connection to the server'
}

async function follow() {
  for (;;) {
    say((await listen()) + '; trying again')
    await wait(2000)
  }
}

place('pause').addEventListener('click', () => {
  paused = !paused
  place('pause').textContent = paused ? 'Go on' : 'Pause'
  show()
})
place('ask').addEventListener('submit', (event) => {
  event.preventDefault()
  token = /** @type {HTMLInputElement} */ (place('token')).value.trim()
})
place('run').addEventListener('change', () => {
  chosen = /** @type {HTMLSelectElement} */ (place('run')).value
  if (shown !== null) draw(shown)
})
place('process').addEventListener('change', () => {
  asked = Number(/** @type {HTMLSelectElement} */ (place('process')).value)
})
document.addEventListener('visibilitychange', show)
addEventListener('resize', () => { if (shown !== null) draw(shown) })
follow()
`
