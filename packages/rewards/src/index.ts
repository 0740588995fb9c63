/**
 * The GRPO reward that pools the answers to one fact in all languages, and the advantages that come of it.
 *
 * @packageDocumentation
 */
export {}
