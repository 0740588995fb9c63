import { PolyfactError, type PolyfactErrorCode } from '@polyfact/schema/errors'
import { expect } from 'vitest'

/** Expects one line of error with this code that holds every one of the texts. */
export async function expectError(
  run: () => unknown,
  code: PolyfactErrorCode,
  ...texts: readonly string[]
): Promise<void> {
  let error: unknown
  try {
    await run()
  } catch (thrown) {
    error = thrown
  }
  if (!PolyfactError.is(error)) throw new Error(`expected a PolyfactError ${code}, found ${error}`)
  expect(error.code).toBe(code)
  for (const text of texts) expect(error.message).toContain(text)
  expect(error.message).not.toContain('\n')
}
