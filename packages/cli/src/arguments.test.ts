import { InvalidArgumentError } from 'commander'
import { describe, expect, it } from 'vitest'
import {
  assignment,
  confidenceLevel,
  languageList,
  nonNegativeInteger,
  path,
  paths,
  positiveInteger,
  taskLanguage,
} from './arguments.js'

describe('arguments', () => {
  it('are read', () => {
    expect(languageList('en, sw')).toEqual(['en', 'sw'])
    expect(path('a b')).toBe('a b')
    expect(paths('b', paths('a'))).toEqual(['a', 'b'])
    expect([positiveInteger('1'), nonNegativeInteger('0')]).toEqual([1, 0])
    expect(confidenceLevel('0.9')).toBe(0.9)
    expect(assignment('b=x=y', { a: '1' })).toEqual({ a: '1', b: 'x=y' })
    expect(taskLanguage('my_task=sw')).toEqual({ my_task: 'sw' })
  })

  it.each([
    ['languages', () => languageList('en,English'), /found "English"; BCP-47 codes/],
    ['languages', () => languageList('en,en'), /en is there twice/],
    ['a path', () => path(' '), /empty path/],
    ['a number', () => positiveInteger('0'), /found "0"; a whole number ≥ 1/],
    ['a number', () => nonNegativeInteger('1.5'), /found "1\.5"/],
    ['a level', () => confidenceLevel('95'), /found "95"; a number between 0 and 1/],
    ['an assignment', () => assignment('prior'), /found "prior"; name=value/],
    ['an assignment', () => assignment('a=1', { a: '2' }), /a is there twice/],
    ['a language of a task', () => taskLanguage('t=Swahili'), /found the language "Swahili"/],
  ])('are refused where they are no %s', (_, work, message) => {
    expect(work).toThrow(InvalidArgumentError)
    expect(work).toThrow(message)
  })
})
