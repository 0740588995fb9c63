import { library } from '../../tsup.base'

// one output file per source file, so that a bundle that needs only the errors carries no zod
export default library({ entry: ['src/*.ts', '!src/*.test.ts', '!src/*.test-d.ts'], splitting: true })
