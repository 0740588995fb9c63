import { library } from '../../tsup.base'

export default library({ entry: ['src/index.ts', 'src/{exporters,importers,representation}/index.ts'] })
