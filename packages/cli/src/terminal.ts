/** Where a command prints, and what stops it. */
export interface Terminal {
  readonly out: NodeJS.WriteStream
  readonly error: NodeJS.WriteStream
  /** Called by a command that can be stopped without losing what was done: gives the signal that stops it. */
  readonly interrupted: () => AbortSignal
}
