import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder } from '../../test/records.js'
import { answerTo, jsonLines, sampleFacts } from '../../test/reward-answers.js'
import { run } from '../../test/terminal.js'

describe('polyfact reward score', () => {
  it('prints a table, or every answer as JSON, and hazards on the other stream', async () => {
    const [fact] = await sampleFacts(1)
    const lines = Object.keys(fact!.languages).map((language) => ({
      fact: fact!.id,
      language,
      text: answerTo(fact!, language, 'right'),
    }))
    const file = await jsonLines(lines)
    expect((await run('reward', 'score', file, '--data', 'sample')).out).toMatch(
      /^12 answers · 1 rollout · 1 fact · resolved as strict\n/,
    )

    const config = join(await emptyFolder(), 'reward.yaml')
    await writeFile(config, 'preset: paper')
    const { out, error } = await run(
      'reward',
      'score',
      file,
      '--data',
      'sample',
      '--config',
      config,
      '--mode',
      'paper',
      '--json',
    )
    expect(JSON.parse(out)).toMatchObject({
      kind: 'scored-generations',
      reward: 13,
      mode: 'paper',
      hazards: ['silence'],
    })
    expect(error).toBe(
      'hazard silence: an empty answer earns more than an unparseable one, and policies learn to write nothing\n',
    )
  })
})
