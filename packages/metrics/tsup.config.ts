import { library } from '../../tsup.base'

export default library({ entry: ['src/index.ts', 'src/importers/index.ts', 'src/exporters/index.ts'] })
