import cliProgress from 'cli-progress'
import type { EvaluationProgress } from './evaluate-checkpoint.js'

/** Shows how far a job is. */
export interface ProgressDisplay {
  update(progress: EvaluationProgress): void
  stop(): void
}

/**
 * A bar on a terminal; elsewhere a plain line at every tenth of the work.
 *
 * @param stream - Where to, usually stderr, so that stdout holds results only.
 */
export function progressDisplay(stream: NodeJS.WriteStream): ProgressDisplay {
  return stream.isTTY ? bar(stream) : lines(stream)
}

function bar(stream: NodeJS.WriteStream): ProgressDisplay {
  const shown = new cliProgress.SingleBar(
    {
      stream,
      format: '{step} {bar} {value}/{total} facts · {eta_formatted} left',
      clearOnComplete: true,
      hideCursor: true,
    },
    cliProgress.Presets.shades_classic,
  )
  let begun: EvaluationProgress['step'] | undefined
  return {
    update({ step, facts, total }) {
      if (step === 'opening the model') return void stream.write('opening the model …\n')
      if (begun !== step) shown.start(total, facts, { step })
      begun = step
      shown.update(facts, { step })
    },
    stop: () => shown.stop(),
  }
}

function lines(stream: NodeJS.WriteStream): ProgressDisplay {
  let tenth = -1
  return {
    update({ step, facts, total, resumed }) {
      if (step === 'opening the model') return void stream.write('opening the model …\n')
      const now = Math.floor((10 * facts) / Math.max(total, 1))
      if (now === tenth) return
      tenth = now
      stream.write(`scored ${facts} of ${total} facts${resumed > 0 ? ` (${resumed} of them earlier)` : ''}\n`)
    },
    stop: () => {},
  }
}
