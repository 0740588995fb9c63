// What the root scripts share: the root folder, one printed line per step, and child processes that fail loudly.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const environment = {
  ...process.env,
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  // onnxruntime-node carries its CPU library; its install script only fetches CUDA's, from outside the registry
  ONNXRUNTIME_NODE_INSTALL: process.env.ONNXRUNTIME_NODE_INSTALL ?? 'skip',
}

/** Ends the script with one line of explanation. */
export function fail(message) {
  console.error(`\n✗ ${message}`)
  process.exit(1)
}

/** Runs `work` under a heading and returns its seconds. */
export function step(name, work) {
  console.log(`\n▸ ${name}`)
  const started = performance.now()
  work()
  const seconds = (performance.now() - started) / 1000
  console.log(`✓ ${name} (${seconds.toFixed(1)} s)`)
  return seconds
}

/** Runs a script of an installed package with this Node, which needs no shell on any system. */
export function runInstalled(script, args, options = {}) {
  return run(process.execPath, [`node_modules/${script}`, ...args], options)
}

/** Runs npm; on Windows it is a batch file, which only a shell starts. */
export function runNpm(args, options = {}) {
  return run('npm', args, { shell: process.platform === 'win32', ...options })
}

/** Runs turbo, two tasks at a time; what failed is always printed, what was done anew if `logs` says so. */
export function runTurbo(tasks, { logs = 'errors-only', ...options } = {}) {
  const settings = ['--ui=stream', '--concurrency=2', `--output-logs=${logs}`, '--log-order=grouped']
  return runInstalled('turbo/bin/turbo', ['run', ...tasks, ...settings], options)
}

function run(command, args, { what = `${command} ${args.join(' ')}`, remedy, ...options }) {
  const { status, signal, error } = spawnSync(command, args, {
    cwd: root,
    env: environment,
    stdio: 'inherit',
    ...options,
  })
  if (status === 0) return
  const how = error?.message ?? (signal === null ? `exit code ${status}` : `stopped by ${signal}`)
  fail(`${what} failed: ${how}${remedy === undefined ? '' : `; ${remedy}`}`)
}
