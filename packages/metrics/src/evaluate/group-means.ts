import type { Language, ScoresHeader } from '@polyfact/schema'
import { type ResourceMeans, resourceMeans } from '../resource-means.js'
import { type SeenMeans, seenMeans } from '../seen-means.js'

/**
 * The means over groups of languages that a result carries: of high and low resource always, of seen and unseen ones
 * where the dataset's id has "klar" in it, since those groups are KLAR's.
 *
 * @param byLanguage - One value per language.
 * @param header - What was evaluated; undefined or null where it is not known.
 */
export function groupMeans(
  byLanguage: Readonly<Record<Language, number>>,
  header: ScoresHeader | undefined | null,
): ResourceMeans & SeenMeans {
  const isKlar = /klar/i.test(header?.dataset.id ?? '')
  return { ...resourceMeans(byLanguage), ...(isKlar ? seenMeans(byLanguage) : {}) }
}
