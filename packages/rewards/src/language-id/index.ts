/**
 * Which language a text is in, by fastText; an entry of its own, because it needs the package `fasttext.wasm.js`.
 *
 * @packageDocumentation
 */
export type { LanguageIdentifier } from '../wrong-language.js'
export { type LanguageIdentifierOptions, loadLanguageIdentifier } from './load-language-identifier.js'
