import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { progressDisplay } from './progress.js'

it('prints a line at every tenth where there is no terminal', () => {
  const stream = new PassThrough()
  const display = progressDisplay(stream as unknown as NodeJS.WriteStream)
  display.update({ step: 'opening the model', facts: 0, total: 40, resumed: 0 })
  for (let facts = 36; facts <= 40; facts++)
    display.update({ step: 'scoring', facts, total: 40, resumed: 36 })
  display.stop()
  expect(String(stream.read())).toBe(
    'opening the model …\nscored 36 of 40 facts (36 of them earlier)\nscored 40 of 40 facts (36 of them earlier)\n',
  )
})

it('draws a bar on a terminal and clears it', () => {
  const stream = Object.assign(new PassThrough(), {
    isTTY: true,
    columns: 80,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  })
  const display = progressDisplay(stream as unknown as NodeJS.WriteStream)
  display.update({ step: 'scoring', facts: 3, total: 4, resumed: 0 })
  display.stop()
  expect(String(stream.read())).toContain('3/4 facts')
})
