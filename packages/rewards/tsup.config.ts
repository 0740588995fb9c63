import { library } from '../../tsup.base'

export default library({ entry: ['src/index.ts', 'src/{config,resolve,server}/index.ts'] })
