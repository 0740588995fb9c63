import { expectTypeOf, test } from 'vitest'
import { PolyfactError, type PolyfactErrorCode } from './errors.js'

test('a code asked for is the code in the type', () => {
  const error: unknown = new PolyfactError('EMPTY_INPUT', 'x')
  if (PolyfactError.is(error, 'EMPTY_INPUT')) expectTypeOf(error.code).toEqualTypeOf<'EMPTY_INPUT'>()
  if (PolyfactError.is(error)) expectTypeOf(error.code).toEqualTypeOf<PolyfactErrorCode>()
  // @ts-expect-error the set of codes is closed
  new PolyfactError('NO_SUCH_CODE', 'x')
})
