/**
 * The configuration of a reward as a zod schema, checked over the whole range of its parameters.
 *
 * @packageDocumentation
 */
export {}
