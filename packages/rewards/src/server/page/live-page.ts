import { createHash } from 'node:crypto'
import { CHART_SCRIPT } from './chart-script.js'
import { DRAW_SCRIPT } from './draw-script.js'
import { FOLLOW_SCRIPT } from './follow-script.js'
import { PAGE_STYLE } from './page-style.js'

/**
 * The page for the person who watches a run: rewards and their parts, languages, waiting, alarms, the last answers.
 *
 * One HTML document without anything from elsewhere. It follows `events` beside its own address, whose data are the
 * {@link RewardServerState}, and goes on when the server comes back. It holds no data itself, so that it may be served
 * without the token; it asks for that, or takes it from `#token=…`, which browsers send nowhere. Its policy allows no script and no
 * style but its own, by digest, and no connection but to where it came from: an answer that is a `<script>` stays text
 * twice over.
 */
export function livePage(): string {
  const script = `'use strict'\n{${CHART_SCRIPT}${DRAW_SCRIPT}${FOLLOW_SCRIPT}}\n`
  const policy = [
    "default-src 'none'",
    `script-src ${digest(script)}`,
    `style-src ${digest(PAGE_STYLE)}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return documentOf(script, policy)
}

const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const documentOf = (script: string, policy: string) => `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Rewards, live</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1>Rewards</h1>
<span id="status" class="quiet" role="status">connecting</span>
<span id="since" class="quiet"></span>
<label id="several" hidden>Process, each with facts of its own <select id="process"></select></label>
<label id="choice" hidden>Run <select id="run"></select></label>
<button id="pause" type="button">Pause</button>
</header>
<form id="ask" hidden>
<label for="token">Token of the server</label>
<input id="token" type="password" autocomplete="off">
<button>Show</button>
</form>
<div id="tiles"></div>
<div id="notices" aria-live="polite"></div>
<p id="nothing" class="quiet">No rollout has been rewarded yet.</p>
<main>
<section><h2>Mean reward of a rollout</h2><div id="reward"></div></section>
<section><h2>Its parts</h2><div id="components"></div><p id="paid" class="quiet"></p></section>
<section class="wide"><h2>Languages</h2><div id="languages" class="scroll" tabindex="0" role="region" aria-label="Languages"></div></section>
<section class="wide"><h2>What is waited for</h2><p id="lacking"></p><div id="times" class="scroll" tabindex="0" role="region" aria-label="What is waited for"></div><p id="calls" class="quiet"></p></section>
<section class="wide"><h2>Last answers</h2><div id="rollouts"></div></section>
</main>
<noscript>This page draws with JavaScript; GET /state has the same numbers.</noscript>
<script>${script}</script>
</body>
</html>
`
