import { library } from '../../tsup.base'

export default library({ entry: ['src/index.ts', 'src/{config,language-id,resolve,server}/index.ts'] })
