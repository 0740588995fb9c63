import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder, scoresText } from '../../test/records.js'
import { run } from '../../test/terminal.js'
import { exitCodeOf } from '../program.js'

describe('polyfact verify', () => {
  it('says that all is as the records give it, or fails and names what is not', async () => {
    const folder = await emptyFolder()
    const result = join(folder, 'result.json')
    await writeFile(join(folder, 'scores.jsonl'), scoresText([1, 7]))
    const { out: json } = await run('metrics', join(folder, 'scores.jsonl'), '--json')
    await writeFile(result, json)
    const good = await run('verify', result)
    expect(good.thrown).toBeUndefined()
    expect(good.out).toMatch(/4 records, \d+ stored numbers checked, no difference/)
    await writeFile(result, json.replace('"mean": 0,', '"mean": 0.5,'))
    const bad = await run('verify', result)
    expect(bad.out).toMatch(/\n {2}accuracy\.\S+: stored 0\.5, records give 0\n/)
    expect(exitCodeOf(bad.thrown)).toBe(1)
    expect(bad.thrown).toMatchObject({ code: 'VERIFICATION_FAILED' })
    expect(JSON.parse((await run('verify', result, '--json')).out).differences).toHaveLength(1)
  })
})
