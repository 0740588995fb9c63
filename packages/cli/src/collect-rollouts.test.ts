import { PolyfactError } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { sampleFacts } from '../test/reward-answers.js'
import { collectRollouts } from './collect-rollouts.js'
import type { GenerationLine } from './generation-lines.js'

const facts = new Map((await sampleFacts(2)).map((fact) => [fact.id, fact]))
const [a, b] = [...facts.keys()] as [string, string]

async function* lines(...given: (Partial<GenerationLine> & { language: string })[]) {
  for (const [at, line] of given.entries()) yield { fact: a, text: 'x', place: `line ${at + 1}`, ...line }
}
const collect = async (...given: Parameters<typeof lines>) =>
  (await collectRollouts(lines(...given), facts)).map(({ fact, rollout, texts }) => [
    fact === a ? 'a' : 'b',
    rollout,
    [...texts.keys()].join(),
  ])

describe('collectRollouts', () => {
  it('puts the k-th answer in a language into rollout k where no line says its rollout', async () => {
    expect(
      await collect({ language: 'en' }, { language: 'en' }, { language: 'sw' }, { language: 'en', fact: b }),
    ).toEqual([
      ['a', 0, 'en,sw'],
      ['a', 1, 'en'],
      ['b', 0, 'en'],
    ])
  })

  it('takes the rollout that lines say, 3 and "3" being the same', async () => {
    expect(
      await collect(
        { language: 'en', rollout: 3 },
        { language: 'sw', rollout: '3' },
        { language: 'en', rollout: 'x' },
      ),
    ).toEqual([
      ['a', 3, 'en,sw'],
      ['a', 'x', 'en'],
    ])
  })

  it.each<[string, Parameters<typeof lines>, string, string]>([
    [
      'an unknown fact',
      [{ language: 'en', fact: 'Q0' }],
      'INVALID_INPUT',
      'line 1: fact Q0 is not in the data; one of its 2 facts is expected',
    ],
    [
      'an unknown language',
      [{ language: 'fi' }],
      'UNKNOWN_LANGUAGE',
      'is not asked in fi; expected one of en, de, ',
    ],
    [
      'a second run',
      [{ language: 'en', run: 'r' }, { language: 'sw' }],
      'INVALID_INPUT',
      'line 2: found run default after run r; the answers of one run are expected',
    ],
    [
      'a second answer',
      [
        { language: 'en', rollout: 4 },
        { language: 'en', rollout: 4 },
      ],
      'DUPLICATE_ID',
      'line 2: found a second answer to fact',
    ],
    [
      'rollouts that are told by half',
      [{ language: 'en', rollout: 4 }, { language: 'sw' }],
      'INVALID_INPUT',
      'line 2: some answers to fact',
    ],
    ['no line', [], 'EMPTY_INPUT', 'found no answer'],
  ])('refuses %s', async (_, given, code, message) => {
    const refusal = await collect(...given).catch((error: unknown) => error)
    expect(PolyfactError.is(refusal) && refusal.code).toBe(code)
    expect((refusal as Error).message).toContain(message)
  })
})
