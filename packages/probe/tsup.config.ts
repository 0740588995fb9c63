import { library } from '../../tsup.base'

// The worker thread and the trial of CUDA are files of their own: they are started by path.
export default library({
  entry: ['src/index.ts', 'src/session-worker.ts', 'src/cuda-trial.ts'],
  dts: { entry: 'src/index.ts' },
})
