import type { RewardConfig } from '../../../src/reward-config.js'
import { RECOMMENDED_REWARD } from '../../../src/reward-config.js'
import { createRewardServer } from '../../../src/server/create-reward-server.js'
import type { EngineOptions } from '../../../src/server/engines/engine-settings.js'
import { testFact, testFacts } from '../test-facts.js'

/** What a server of a schedule is started with, as plain JSON. */
export interface FaultServerOptions {
  readonly facts: Readonly<Record<string, readonly string[]>>
  readonly trl: EngineOptions
  readonly port: number
  readonly state: string | null
}

/** By the length of a right answer the reward tells which texts it is made of. */
export const TELLING_REWARD: RewardConfig = {
  ...RECOMMENDED_REWARD,
  brevity: { penalty: 0.5, denominatorFloor: 10_000 },
}

export async function startFaultServer({ facts, trl, port, state }: FaultServerOptions) {
  const server = await createRewardServer({
    facts: testFacts(Object.entries(facts).map(([id, languages]) => testFact(id, languages))),
    config: TELLING_REWARD,
    engines: { trl },
    port,
    ...(state !== null && { state }),
  })
  await server.ready()
  await server.listen()
  return server
}
