/** Sends samples over many connections, each one when the last is answered, until it has sent so many. Run by server.bench.ts. */
import { connect } from 'node:net'
import { cpuUsage } from 'node:process'
import { type Load, sampleBody } from './load.js'

const load = JSON.parse(process.argv[2]!) as Load
const { port, connections, samples } = load
let sent = 0
let answered = 0
let wrong = 0
const began = performance.now()

function open() {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let reply = ''
  const next = () => {
    if (sent >= samples) return socket.end()
    const body = sampleBody(sent++, load)
    socket.write(
      `POST /openrlhf HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  }
  socket.setEncoding('latin1')
  socket.on('connect', next)
  socket.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  socket.on('data', (chunk: string) => {
    reply += chunk
    const head = reply.indexOf('\r\n\r\n')
    if (head === -1) return
    const length = Number(/content-length: (\d+)/i.exec(reply)![1])
    if (reply.length < head + 4 + length) return
    if (!reply.startsWith('HTTP/1.1 200')) wrong++
    reply = ''
    answered++
    if (answered === samples) finish()
    else next()
  })
}

function finish() {
  const seconds = (performance.now() - began) / 1000
  const { user, system } = cpuUsage()
  process.send!({ seconds, answered, wrong, clientCpuSeconds: (user + system) / 1e6 })
  process.disconnect()
  process.exit(0)
}

for (let index = 0; index < connections; index++) open()
