import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { progressDisplay } from './progress.js'

/** A terminal in memory, as far as a bar uses one. */
function terminal() {
  const methods = { cursorTo: () => true, clearLine: () => true, moveCursor: () => true }
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 80, ...methods })
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => String(stream.read() ?? '') }
}

it('prints a line at every tenth where there is no terminal', () => {
  const stream = new PassThrough()
  const display = progressDisplay(stream as unknown as NodeJS.WriteStream)
  display.update({ stage: 'opening', facts: 0, total: 40, resumed: 0 })
  for (let facts = 36; facts <= 40; facts++)
    display.update({ stage: 'scoring', facts, total: 40, resumed: 36 })
  display.stop()
  expect(String(stream.read())).toBe(
    'opening the model …\nscored 36 of 40 facts (36 of them earlier)\nscored 40 of 40 facts (36 of them earlier)\n',
  )
})

it('draws a bar on a terminal, without an estimate before there is one', () => {
  const { stream, text } = terminal()
  const display = progressDisplay(stream)
  display.update({ stage: 'scoring', facts: 3, total: 4, resumed: 0 })
  display.stop()
  expect(text()).toMatch(/scoring █{30}░{10} 3\/4 facts(?! ·)/)
})

it('says how long the rest will take', async () => {
  const { stream, text } = terminal()
  const display = progressDisplay(stream)
  display.update({ stage: 'scoring', facts: 0, total: 1_000_000, resumed: 0 })
  await new Promise((resolve) => setTimeout(resolve, 20))
  display.update({ stage: 'scoring', facts: 1, total: 1_000_000, resumed: 0 })
  display.stop()
  expect(text()).toMatch(/ 1\/1000000 facts · \d+:\d\d:\d\d left/)
})

it('shows nothing of what is reported after it was stopped', () => {
  const { stream, text } = terminal()
  const display = progressDisplay(stream)
  display.stop()
  display.update({ stage: 'scoring', facts: 3, total: 4, resumed: 0 })
  expect(text()).toBe('')
})
