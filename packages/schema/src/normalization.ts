import * as z from 'zod'

/**
 * What a candidate's summed log-likelihood is divided by before candidates are compared: nothing, or the length of the
 * candidate's text in tokens, Unicode code points or UTF-8 bytes.
 *
 * The paper calls them sum, avg, char and byte; lm-evaluation-harness calls sum `acc` and per-character `acc_norm`.
 */
export const Normalization = z.enum(['sum', 'per-token', 'per-character', 'per-byte'])
export type Normalization = z.infer<typeof Normalization>
