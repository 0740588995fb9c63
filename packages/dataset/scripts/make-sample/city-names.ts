import type { SampleLanguage } from './languages.js'
import type { Sources, ZoneTree } from './sources.js'

const LATIN_SCRIPT: ReadonlySet<SampleLanguage> = new Set(['en', 'de', 'id', 'pt', 'sw', 'es', 'fr'])

/**
 * CLDR's name for the exemplar city of a time zone.
 *
 * A Latin-script locale that writes the city as the zone's id does has no entry for it: there the name is the last part
 * of the id. In other scripts a missing entry is a missing name.
 *
 * @see Unicode TS 35, Time Zone Names: the exemplar city
 */
export function nameOfCity(sources: Sources, zone: string, language: SampleLanguage): string | undefined {
  const parts = zone.split('/')
  let tree: ZoneTree | string | undefined = sources.names[language].zones
  for (const part of parts) tree = typeof tree === 'object' ? tree[part] : undefined
  const name = typeof tree === 'object' ? tree['exemplarCity'] : undefined
  if (typeof name === 'string') return name
  return LATIN_SCRIPT.has(language) ? parts.at(-1)!.replaceAll('_', ' ') : undefined
}
