/**
 * Which candidate a generated text names, in twelve languages; an entry of its own, because their words take room.
 *
 * @packageDocumentation
 */
export type { EmptyAnswer, InvalidAnswer, Resolution, ResolvedAnswer } from '../resolution.js'
export { createAnswerResolver, type ResolveAnswerOptions, resolveAnswer } from '../resolve-answer.js'
