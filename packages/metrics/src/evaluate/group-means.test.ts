import { describe, expect, it } from 'vitest'
import { headerOf } from '../../test/scores.js'
import { groupMeans } from './group-means.js'

const values = { en: 0.75, sw: 0.25, tr: 0.5 }
const resource = {
  highResource: { value: 0.75, languages: ['en'] },
  lowResource: { value: 0.25, languages: ['sw'] },
}

describe('groupMeans', () => {
  it('has seen and unseen languages on KLAR alone', () => {
    expect(groupMeans(values, undefined)).toEqual(resource)
    expect(groupMeans(values, headerOf(['en'], { dataset: { id: 'PolyFact', revision: null } }))).toEqual(
      resource,
    )
    expect(groupMeans(values, headerOf(['en'], { dataset: { id: 'KLAR-CLC', revision: null } }))).toEqual({
      ...resource,
      seen: { value: 0.75, languages: ['en'] },
      unseen: { value: 0.5, languages: ['tr'] },
    })
  })
})
