import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { buildDecoder } from '../src/build-decoder.js'
import { parseDecoderConfig } from '../src/checkpoint/decoder-config.js'
import { readCheckpoint } from '../src/checkpoint/read-checkpoint.js'
import { decoderGraph } from '../src/decoder-graph.js'
import { modelProto } from '../src/graph/model-proto.js'
import { inverseFrequencies } from '../src/rotary-tables.js'
import { tinyConfig } from '../src/tiny-checkpoint/tiny-checkpoint-config.js'
import { planTinyCheckpoint } from '../src/tiny-checkpoint/tiny-checkpoint-options.js'
import { writeTinyCheckpoint } from '../src/tiny-checkpoint/write-tiny-checkpoint.js'
import { goldenCases, goldenPositions, goldenRows } from './golden/cases.js'
import { deviationsFrom, differences, goldenPlan, readGolden } from './golden-comparison.js'
import { temporaryFolder } from './temporary-folder.js'

describe('buildDecoder (reference)', () => {
  it('has a golden of every case, and no other', async () => {
    const files = await readdir(fileURLToPath(new URL('./golden', import.meta.url)))
    const names = files.filter((file) => file.endsWith('.json')).map((file) => file.replace('.json', ''))
    expect(names.sort()).toEqual(Object.keys(goldenCases).sort())
  })

  it.each(Object.entries(goldenCases))('equals transformers: %s', async (name, options) => {
    const golden = await readGolden(name)
    expect(golden).toMatchObject({ options, rows: goldenRows, positions: goldenPositions })
    const folder = await temporaryFolder()
    const { files } = await writeTinyCheckpoint(folder, golden.options)
    for (const [file, sha256] of Object.entries(golden.sha256)) {
      const bytes = await readFile(join(folder, file))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
    expect(files.filter((file) => file.endsWith('.safetensors'))).toEqual(Object.keys(golden.sha256))
    const checkpoint = await readCheckpoint(folder)
    const graph = decoderGraph(checkpoint, goldenPlan)
    const deviations = await deviationsFrom(golden, checkpoint, graph)
    expect(differences(deviations), JSON.stringify(deviations)).toEqual([])
    const { model } = await buildDecoder(folder, goldenPlan)
    expect(Buffer.compare(model, modelProto(graph))).toBe(0)
  })

  it.each(Object.entries(goldenCases))(
    'rotates at the same frequencies, to the bit: %s',
    async (name, options) => {
      const { rotations } = await readGolden(name)
      const { rotary, headSize } = parseDecoderConfig(tinyConfig(planTinyCheckpoint(options)), 'config.json')
      const bytes = new Uint8Array(inverseFrequencies(rotary, headSize).buffer)
      expect(Buffer.from(bytes).toString('base64')).toBe(rotations.frequencies)
    },
  )
})
