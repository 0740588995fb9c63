import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome.exe',
  'chrome',
]

/** A Chromium that is installed here: `CHROME_PATH`, or the first one in `PATH`. */
export const CHROMIUM =
  process.env['CHROME_PATH'] ||
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path))

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--enable-logging=stderr',
  '--virtual-time-budget=10000',
  '--dump-dom',
]

/** A page as it stands after its scripts have run, and what it wrote to the console, errors included. */
export async function openInBrowser(page: string, extra: readonly string[] = []) {
  const folder = await mkdtemp(join(tmpdir(), 'polyfact-report-'))
  try {
    const file = join(folder, 'report.html')
    await writeFile(file, page)
    const profile = `--user-data-dir=${join(folder, 'profile')}`
    const { stdout, stderr } = await run(CHROMIUM!, [...flags, profile, ...extra, pathToFileURL(file).href])
    return { dom: stdout, console: stderr.split('\n').filter((line) => line.includes('CONSOLE')) }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

function run(command: string, args: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args)
    const output = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output.stderr += text
    })
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`exit ${code}: ${output.stderr}`)),
    )
  })
}
