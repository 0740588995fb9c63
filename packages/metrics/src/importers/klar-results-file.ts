import { Language, PolyfactError } from '@polyfact/schema'
import * as z from 'zod'
import { isObject, parseAs } from './read-json.js'

/** One generation of the KLAR evaluator: `pred` is its first line, composed, in lower case and trimmed. */
const KlarRecord = z.object({
  language: Language,
  relation: z.string().min(1),
  index: z.union([z.int(), z.string().min(1)]),
  target: z.string().min(1),
  pred: z.string(),
  contaminated: z.boolean().optional(),
})
export type KlarRecord = z.infer<typeof KlarRecord>

const KlarFile = z.object({
  model: z.string().min(1),
  langs: z.array(Language).min(1),
  match_mode: z.enum(['strict', 'lenient']).optional(),
  records: z.array(KlarRecord),
})
export type KlarFile = z.infer<typeof KlarFile>

/**
 * A result file of the paper's KLAR evaluator, without its verdicts and counts.
 *
 * @throws {@link PolyfactError} `UNSUPPORTED_FORMAT` for another file; `EMPTY_INPUT` for a summary, which has no records;
 *   `INVALID_INPUT` with the field.
 */
export function parseKlarFile(path: string, value: unknown): KlarFile {
  if (!isObject(value) || !('records' in value || 'per_lang' in value)) {
    throw new PolyfactError(
      'UNSUPPORTED_FORMAT',
      `${path}: found ${isObject(value) ? `an object with ${Object.keys(value).slice(0, 5).join(', ')}` : 'no object'}; a result file of the KLAR evaluator, with "records" and "langs", is expected`,
      { path },
    )
  }
  const { records } = value
  if (records === undefined || (Array.isArray(records) && records.length === 0)) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `${path}: found a summary without records; metrics are computed from records, while "verify" checks what a summary says of itself`,
      { path },
    )
  }
  return parseAs(KlarFile, value, path)
}
