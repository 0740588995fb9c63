import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { RECOMMENDED_REWARD } from '../../src/reward-config.js'
import { createRewardService, type RewardService } from '../../src/server/reward-service.js'
import { completeServerOptions, type RewardServerOptions } from '../../src/server/server-options.js'
import { testFacts } from './test-facts.js'

/** Sockets for processes of one server, in a folder of their own. */
export function testSockets(count: number): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'polyfact-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return Array.from({ length: count }, (_, index) => join(folder, `${index}.sock`))
}

/** What stands behind a server, without HTTP. */
export async function startTestService(options: Partial<RewardServerOptions> = {}): Promise<RewardService> {
  const facts = testFacts()
  const complete = completeServerOptions({ facts, config: RECOMMENDED_REWARD, ...options })
  const service = createRewardService(options.facts ?? facts, { ...complete, onFault: () => {} })
  onTestFinished(() => {
    service.close()
    service.end()
  })
  await service.ready()
  return service
}
