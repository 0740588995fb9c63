/** Version of the file formats of this package; what may change without a new one is in `docs/formats.md`. */
export const SCHEMA_VERSION = 1
