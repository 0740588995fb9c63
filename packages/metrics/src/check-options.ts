import { PolyfactError } from '@polyfact/schema'

/** @throws {@link PolyfactError} `OUT_OF_RANGE` unless `level` is strictly between 0 and 1. */
export function checkLevel(caller: string, level: number): void {
  if (level > 0 && level < 1) return
  throw new PolyfactError(
    'OUT_OF_RANGE',
    `${caller}: level is ${level}; a confidence between 0 and 1 is expected, such as 0.95`,
    { level },
  )
}

/** @throws {@link PolyfactError} `OUT_OF_RANGE` unless `value` is an integer of at least `least`. */
export function checkCount(caller: string, name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return
  throw new PolyfactError(
    'OUT_OF_RANGE',
    `${caller}: ${name} is ${value}; an integer of at least ${least} is expected`,
    { [name]: value },
  )
}

/** @throws {@link PolyfactError} `OUT_OF_RANGE` unless `value` is in [0, 1]. */
export function checkShare(caller: string, name: string, value: number): void {
  if (value >= 0 && value <= 1) return
  throw new PolyfactError(
    'OUT_OF_RANGE',
    `${caller}: ${name} is ${value}; a number from 0 to 1 is expected`,
    { [name]: value },
  )
}

/** @throws {@link PolyfactError} `UNKNOWN_OPTION` unless `value` is one of those that there are. */
export function checkChoice(caller: string, name: string, value: string, choices: readonly string[]): void {
  if (choices.includes(value)) return
  throw new PolyfactError(
    'UNKNOWN_OPTION',
    `${caller}: found the ${name} "${value}"; expected one of ${choices.join(', ')}`,
    { [name]: value },
  )
}
