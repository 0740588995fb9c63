import { nemoGym } from './nemo-gym.js'
import { openrlhf } from './openrlhf.js'
import type { Protocol } from './protocol.js'
import { score } from './score.js'
import { slime } from './slime.js'

/** All that the server speaks; each reads its own requests alone. */
export const PROTOCOLS = [openrlhf, slime, score, nemoGym] as readonly Protocol[]
