import cliProgress from 'cli-progress'
import type { EvaluationProgress } from './evaluate-checkpoint.js'

/** Shows how far a job is. */
export interface ProgressDisplay {
  update(progress: EvaluationProgress): void
  /** Clears the bar; what is reported later is not shown. */
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
      format: (options, { progress, value, total, eta }) =>
        `scoring ${cliProgress.Format.BarFormat(progress, options)} ${value}/${total} facts${timeLeft(eta)}`,
      clearOnComplete: true,
      hideCursor: true,
    },
    cliProgress.Presets.shades_classic,
  )
  let begun = false
  return {
    update({ stage, facts, total }) {
      if (stage === 'opening') return void stream.write('opening the model …\n')
      if (!begun) shown.start(total, facts)
      begun = true
      shown.update(facts)
    },
    stop: () => {
      begun = true // a bar that was cleared before it began does not begin
      shown.stop()
    },
  }
}

/** The estimate as h:mm:ss; nothing before the first fact, where there is no estimate yet. */
function timeLeft(seconds: number): string {
  if (!(seconds > 0 && seconds < Number.POSITIVE_INFINITY)) return ''
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0')
  return ` · ${Math.floor(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)} left`
}

function lines(stream: NodeJS.WriteStream): ProgressDisplay {
  let tenth = -1
  return {
    update({ stage, facts, total, resumed }) {
      if (stage === 'opening') return void stream.write('opening the model …\n')
      const now = Math.floor((10 * facts) / Math.max(total, 1))
      if (now === tenth) return
      tenth = now
      stream.write(`scored ${facts} of ${total} facts${resumed > 0 ? ` (${resumed} of them earlier)` : ''}\n`)
    },
    stop: () => {},
  }
}
