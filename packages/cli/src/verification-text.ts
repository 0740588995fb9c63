import type { Verification } from '@polyfact/metrics/importers'
import { count } from './format-text.js'

const SHOWN = 20

/** What was checked, as text: the differences first, then what could not be checked and why. */
export function verificationText(path: string, verification: Verification): string {
  const { format, records, checked, differences, unchecked, notices } = verification
  const shown = differences.slice(0, SHOWN)
  return [
    `${path} (${format})`,
    `${count(records, 'record')}, ${count(checked, 'stored number')} checked, ${
      differences.length === 0 ? 'no difference' : count(differences.length, 'difference')
    }`,
    ...shown.map(
      ({ path: place, stored, computed }) =>
        `  ${place}: stored ${show(stored)}, records give ${show(computed)}`,
    ),
    ...(differences.length > SHOWN ? [`  … and ${differences.length - SHOWN} more (--json lists all)`] : []),
    ...unchecked.map(({ path: place, reason }) => `  not checked: ${place}: ${reason}`),
    ...notices.map((notice) => `  note: ${notice}`),
  ].join('\n')
}

const show = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value))
