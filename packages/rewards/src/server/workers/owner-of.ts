/** The processes of one server, and which of them this is. */
export interface Peers {
  /** Of this process, from 0. */
  readonly index: number
  /** Local sockets, or named pipes, of all of them, in order; each serves its own. */
  readonly sockets: readonly string[]
}

/**
 * The process that holds the rollouts of a fact in a run: the FNV-1a hash of both, modulo the number of processes.
 *
 * All languages of a rollout, and all rollouts of a fact, which are numbered together, have the same owner.
 */
export function ownerOf(
  { run, fact }: { readonly run: string; readonly fact: string },
  processes: number,
): number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(`${run}\n${fact}`)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0) % processes
}
