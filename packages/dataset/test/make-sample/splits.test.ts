import { describe, expect, it } from 'vitest'
import { splitSubjects } from '../../scripts/make-sample/splits.js'

describe('splitSubjects', () => {
  const subjects = Array.from({ length: 50 }, (_, index) => `Q${index + 1}`)

  it('gives a fifth to test, a tenth to validation and the rest to train', () => {
    const splits = [...splitSubjects(subjects, 'seed').values()]
    const size = (split: string) => splits.filter((one) => one === split).length
    expect([size('train'), size('validation'), size('test')]).toEqual([35, 5, 10])
  })

  it('depends on its seed alone', () => {
    expect(splitSubjects(subjects, 'a')).toEqual(splitSubjects(subjects, 'a'))
    expect(splitSubjects(subjects, 'a')).not.toEqual(splitSubjects(subjects, 'b'))
  })
})
