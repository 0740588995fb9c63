/** How lm-evaluation-harness compares two texts for its metric `exact_match`, as the task's config says. */
export interface LmEvalExactMatch {
  readonly ignoreCase: boolean
  readonly ignorePunctuation: boolean
  readonly ignoreNumbers: boolean
  readonly ignored: readonly RegExp[]
}

/**
 * The settings of `exact_match` in the config of a task.
 *
 * @returns Undefined where the config has none, or a pattern that is not understood here.
 */
export function exactMatchOf(config: unknown): LmEvalExactMatch | undefined {
  const list = (config as { metric_list?: unknown } | null | undefined)?.metric_list
  const metric = Array.isArray(list)
    ? (list as Record<string, unknown>[]).find(({ metric: name }) => name === 'exact_match')
    : undefined
  if (metric === undefined) return undefined
  const patterns = metric['regexes_to_ignore'] ?? []
  const ignored = Array.isArray(patterns) ? patterns.map(patternOf) : [undefined]
  if (ignored.some((pattern) => pattern === undefined)) return undefined
  return {
    ignoreCase: metric['ignore_case'] === true,
    ignorePunctuation: metric['ignore_punctuation'] === true,
    ignoreNumbers: metric['ignore_numbers'] === true,
    ignored: ignored as RegExp[],
  }
}

/** A text as it is compared: patterns taken out, then case, punctuation of ASCII, and digits. */
export function exactMatchText(text: string, rules: LmEvalExactMatch): string {
  let left = rules.ignored.reduce((rest, pattern) => rest.replace(pattern, ''), text)
  if (rules.ignoreCase) left = left.toLowerCase()
  if (rules.ignorePunctuation) left = left.replace(/[!-/:-@[-`{-~]/g, '')
  return rules.ignoreNumbers ? left.replace(/[0-9]/g, '') : left
}

/** A pattern of Python, whose flags stand at its start. */
function patternOf(pattern: unknown): RegExp | undefined {
  const [, flags = '', source = ''] = /^(?:\(\?([ims]+)\))?([\s\S]*)$/.exec(String(pattern)) ?? []
  try {
    return new RegExp(source, `gu${flags}`)
  } catch {
    return undefined
  }
}
