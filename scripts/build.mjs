// npm run build: installs and builds what is missing or stale.
import { setup } from './setup.mjs'

setup()
