// npm run quickstart: installs and builds what is missing or stale, then walks the whole way once.
import { setup } from './setup.mjs'

setup()
await import('./quickstart-run.mjs')
