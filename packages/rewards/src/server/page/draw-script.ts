import { REWARD_HAZARDS } from '../../config/reward-hazards.js'

/**
 * Draws the state of a server into the live page.
 *
 * Whatever comes from a model is put into the page as text nodes; no markup is ever made from it. Shares by language are
 * those of the run's health, or of the last rollouts where no group is complete yet.
 */
export const DRAW_SCRIPT = `
/** @typedef {import('../server-state.js').RewardServerState} State */
/** @typedef {State['runs'][number]} Run */
/** @typedef {State['recent'][number]} Rollout */
/** @typedef {NonNullable<State['engines'][number]['statistics']>} Statistics */

const OUTCOMES = /** @type {const} */ (['correct', 'wrong', 'unparseable', 'empty'])
const MARKS = { correct: '✓', wrong: '✗', unparseable: '?', empty: '∅' }
const HAZARDS = ${JSON.stringify(REWARD_HAZARDS)}
const RIGHT_TO_LEFT = ['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']
const SHOWN = 8

const number = (/** @type {number} */ value) => String(Number(value.toFixed(Math.abs(value) < 10 ? 3 : 1))).replace('-', '−')
const count = (/** @type {number} */ value) => value.toLocaleString('en')
const many = (/** @type {number} */ value, /** @type {string} */ noun) => count(value) + ' ' + noun + (value === 1 ? '' : 's')
const percent = (/** @type {number} */ share) => Math.round(100 * share) + ' %'
const seconds = (/** @type {number} */ ms) => (ms < 1000 ? Math.round(ms) + ' ms' : number(ms / 1000) + ' s')
const sum = (/** @type {number[]} */ values) => values.reduce((total, value) => total + value, 0)
/** @param {number} ms */
function duration(ms) {
  const minutes = Math.floor(ms / 60000)
  return minutes < 1 ? Math.floor(ms / 1000) + ' s' : minutes < 60 ? minutes + ' min' : Math.floor(minutes / 60) + ' h ' + (minutes % 60) + ' min'
}
/** @param {string} language */
function nameOf(language) {
  try { return new Intl.DisplayNames('en', { type: 'language' }).of(language) || language } catch { return language }
}
/** @param {string} language */
function directionOf(language) {
  try { return RIGHT_TO_LEFT.includes(new Intl.Locale(language).maximize().script || '') ? 'rtl' : 'ltr' } catch { return 'auto' }
}

/** @param {string} id */
const place = (id) => /** @type {HTMLElement} */ (document.getElementById(id))
/** @param {string} name @param {Record<string, string>} attributes @param {...(Node | string)} children */
function element(name, attributes, ...children) {
  const node = document.createElement(name)
  for (const key of Object.keys(attributes)) node.setAttribute(key, attributes[key])
  node.append(...children)
  return node
}
/** @param {string} caption @param {string[]} head @param {(Node | string)[][]} rows */
function table(caption, head, rows) {
  return element('table', {}, element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...head.map((cell) => element('th', { scope: 'col' }, cell)))),
    element('tbody', {}, ...rows.map(([first, ...cells]) =>
      element('tr', {}, element('th', { scope: 'row' }, first), ...cells.map((cell) => element('td', {}, cell))))))
}

/** What all engines together wait for. @param {State} state */
const waitingOf = ({ engines }) => engines.flatMap(({ engine, statistics }) => (statistics === null ? [] : [{ engine, ...statistics }]))

/** The mean reward of the last fifty rollouts, or a few more. @param {Run} run */
function lately({ series }) {
  let [rollouts, reward] = [0, 0]
  for (let i = series.length - 1; i >= 0 && rollouts < 50; i--) {
    rollouts += series[i].rollouts
    reward += series[i].reward * series[i].rollouts
  }
  return { rollouts, reward: reward / rollouts }
}

/** @param {State} state @param {Run | undefined} run */
function drawTiles(state, run) {
  const tile = (/** @type {string} */ value, /** @type {string} */ name) => element('div', { class: 'tile' }, element('b', {}, value), name)
  const engines = waitingOf(state)
  const total = (/** @type {(statistics: Statistics) => number} */ part) => sum(engines.map(part))
  const last = run && lately(run)
  const masked = total(({ cohorts }) => cohorts.masked)
  const failed = total(({ cohorts }) => sum(Object.values(cohorts.failed)))
  const partial = total(({ cohorts }) => cohorts.partial)
  place('tiles').replaceChildren(
    tile(last ? number(last.reward) : '–', 'mean reward' + (last ? ' of the last ' + many(last.rollouts, 'rollout') : '')),
    tile(count(state.totals.rollouts), 'rollouts rewarded' + (partial > 0 ? ', ' + count(partial) + ' in part' : '')),
    tile(count(masked + failed), 'without a reward: ' + count(masked) + ' masked, ' + count(failed) + ' failed'),
    tile(count(total(({ waiting }) => waiting.cohorts)), 'waiting, with ' + many(total(({ waiting }) => waiting.calls), 'open call')),
    tile(count(state.facts), 'facts in ' + many(state.languages.length, 'language')))
}

/** @param {State} state */
function drawNotices({ runs, hazards, status, fault }) {
  const named = (/** @type {string} */ run) => (runs.length > 1 ? 'run ' + run + ': ' : '')
  const items = [
    ...(fault === null ? [] : [['alarm', 'The server has failed: ' + fault]]),
    ...(status === 'reading' ? [['', 'The facts are being read.']] : []),
    ...runs.flatMap(({ run, health }) => health.alarms.map(({ message }) => ['alarm', 'Alarm: ' + named(run) + message])),
    ...hazards.map((hazard) => ['', 'Hazard: ' + HAZARDS[hazard]]),
  ]
  const text = items.map(([, sentence]) => sentence).join()
  if (place('notices').dataset.said === text) return
  place('notices').dataset.said = text
  place('notices').replaceChildren(items.length === 0
    ? element('p', { class: 'quiet' }, 'No alarm and no hazard.')
    : element('ul', {}, ...items.map(([kind, sentence]) => element('li', { class: kind }, sentence))))
}

/** @param {State} state @param {Run | undefined} run */
function drawCurves({ config }, run) {
  if (run === undefined || run.series.length === 0) return
  const { series } = run
  let total = 0
  const xs = series.map(({ rollouts }) => (total += rollouts))
  const x = 'rollout'
  lineChart(place('reward'), { xs, x, format: number, lines: [{ name: 'reward', values: series.map(({ reward }) => reward) }] })
  const names = [...new Set(series.flatMap(({ components }) => Object.keys(components)))]
    .filter((name) => series.some(({ components }) => components[name]))
  const lines = names.map((name) => ({ name, values: series.map(({ components }) => components[name] || 0) }))
  if (lines.length > 0) lineChart(place('components'), { xs, x, format: number, lines })
  const { answer, bonus } = config
  place('paid').textContent = 'Means over answers; that of the bonus is over rollouts. An answer earns: ' +
    OUTCOMES.map((name) => name + ' ' + number(answer[name])).join(', ') + '; bonus: ' + bonus.shape + '.'
}

/** Shares of a language's answers. @param {Run} run @param {readonly Rollout[]} recent @param {string} language */
function sharesOf({ health }, recent, language) {
  const known = health.languages[language]
  if (known) {
    return { correct: known.correct, wrong: known.valid - known.correct, unparseable: Math.max(0, 1 - known.valid - known.empty), empty: known.empty }
  }
  const outcomes = recent.flatMap(({ answers }) => answers.filter((answer) => answer.language === language).map(({ outcome }) => outcome))
  const share = (/** @type {string} */ name) => (outcomes.length === 0 ? 0 : outcomes.filter((outcome) => outcome === name).length / outcomes.length)
  return { correct: share('correct'), wrong: share('wrong'), unparseable: share('unparseable'), empty: share('empty') }
}

/** Shares of right answers of a language, from the start of the run, in parts of as many points each. @param {Run} run @param {string} language */
function courseOf({ series }, language) {
  const asked = series.filter(({ answers }) => answers[language])
  const size = Math.ceil(asked.length / 24)
  return Array.from({ length: Math.ceil(asked.length / size) }, (_, i) => asked.slice(i * size, (i + 1) * size))
    .map((part) => sum(part.map(({ right }) => right[language])) / sum(part.map(({ answers }) => answers[language])))
}

/** @param {State} state @param {Run | undefined} run */
function drawLanguages(state, run) {
  if (run === undefined) return
  const recent = state.recent.filter((rollout) => rollout.run === run.run)
  const lacking = (/** @type {string} */ language) => sum(waitingOf(state).map(({ waiting }) => waiting.missing[language] || 0))
  const asked = state.languages.filter((language) => run.health.languages[language] || recent.some(({ answers }) => answers.some((answer) => answer.language === language)))
  const rows = asked.map((language) => {
    const shares = sharesOf(run, recent, language)
    const parts = OUTCOMES.map((name) => ({ name, share: shares[name] }))
    return [nameOf(language) + ' ' + language, ...parts.map(({ share }) => percent(share)), shareBar(parts), sparkline(courseOf(run, language)), count(lacking(language))]
  })
  const head = ['language', 'right ✓', 'wrong ✗', 'unparseable ?', 'empty ∅', '', 'right, from the start', 'waited for']
  const drawn = table('Shares of answers lately. Waited for: by so many rollouts now.', head, rows)
  for (const row of drawn.querySelectorAll('tr')) for (const at of [5, 6]) row.children[at].setAttribute('class', 'narrow-off')
  place('languages').replaceChildren(drawn)
}

/** @param {State} state */
function drawWaiting(state) {
  const engines = waitingOf(state).filter(({ calls, waiting }) => calls.arrived + waiting.cohorts > 0)
  const waiting = sum(engines.map(({ waiting }) => waiting.cohorts))
  const lacking = state.languages.map((language) => ({ language, cohorts: sum(engines.map(({ waiting }) => waiting.missing[language] || 0)) }))
    .filter(({ cohorts }) => cohorts > 0).sort((a, b) => b.cohorts - a.cohorts)
  place('lacking').textContent = waiting === 0
    ? 'No rollout is waiting.'
    : many(waiting, 'rollout') + ' waiting; without ' + lacking.map(({ language, cohorts }) => nameOf(language) + ' (' + count(cohorts) + ')').join(', ') + '.'
  if (engines.length === 0) return place('times').replaceChildren()
  const bounds = [...engines[0].waitingTime.boundsMs.map((bound) => 'up to ' + seconds(bound)), 'longer']
  const rows = bounds.map((bound, i) => {
    const [done, now] = [sum(engines.map(({ waitingTime }) => waitingTime.counts[i])), sum(engines.map(({ waiting }) => waiting.age.counts[i]))]
    return { bound, done, now, share: done / Math.max(1, sum(engines.map(({ waitingTime }) => waitingTime.count))) }
  }).filter(({ done, now }) => done + now > 0)
  place('times').replaceChildren(table('How long answers waited for the other languages of their rollout, and rollouts have waited that wait now.',
    ['time', 'answers', '', 'waiting now'],
    rows.map(({ bound, done, now, share }) => [bound, count(done), shareBar([{ name: '', share }]), count(now)])))
  const { work } = state
  place('calls').textContent = engines.map(({ engine, calls }) => engine + ': ' + many(calls.arrived, 'answer') + ', ' + count(calls.late) + ' late, ' +
    count(calls.retried + calls.replayed) + ' repeated, ' + count(calls.disconnected) + ' given up').join('; ') +
    (work.p99Ms === null ? '' : '. The server’s own work on a call: 99 % within ' + number(work.p99Ms) + ' ms') + '.'
}

/** @param {Rollout} rollout */
function drawRollout({ run, fact, rollout, gold, reward, missing, answers, at }) {
  const lacks = missing.length > 0 ? ' · without ' + missing.join(', ') : ''
  const right = answers.filter(({ outcome }) => outcome === 'correct').length
  const why = { correct: 'names the gold', wrong: 'names ', unparseable: 'names no candidate, or several', empty: 'no answer' }
  return element('article', {},
    element('h3', {}, 'reward ' + number(reward) + ' · ' + right + ' of ' + (answers.length + missing.length) + ' right'),
    element('p', { class: 'quiet' }, element('code', {}, fact), ' · gold ', element('bdi', {}, answers[0].goldText), ' ' + gold + ' · rollout ' + rollout + ' · run ' + run + ' · ' +
      new Date(at).toLocaleTimeString('en-GB') + lacks),
    element('ol', {}, ...answers.map(({ language, text, outcome, candidate, goldText }) => element('li', {},
      element('span', { title: nameOf(language) }, language),
      element('span', { class: 'mark ' + outcome, role: 'img', 'aria-label': outcome }, MARKS[outcome]),
      element('span', { class: 'text', lang: language, dir: directionOf(language) }, text),
      element('span', { class: 'why' }, outcome + ': ' + why[outcome] + (outcome === 'wrong' ? candidate : ''),
        ...(outcome === 'correct' ? [] : ['; the gold is ', element('bdi', { lang: language }, goldText)]))))))
}

/** @type {State | null} */
let shown = null
/** The run that is shown stays, whichever is active meanwhile. @type {string | null} */
let chosen = null
/** @param {State} state */
function draw(state) {
  shown = state
  const runs = state.runs.map(({ run }) => run)
  const run = state.runs.find(({ run }) => run === chosen) || state.runs[0]
  chosen = run ? run.run : null
  place('choice').hidden = runs.length < 2
  const select = /** @type {HTMLSelectElement} */ (place('run'))
  if ([...select.options].map(({ value }) => value).sort().join('\\n') !== [...runs].sort().join('\\n')) {
    select.replaceChildren(...runs.map((name) => element('option', { value: name }, name)))
  }
  if (run) select.value = run.run
  place('since').textContent = 'up for ' + duration(state.at - state.startedAt)
  drawTiles(state, run)
  drawNotices(state)
  drawCurves(state, run)
  drawLanguages(state, run)
  drawWaiting(state)
  const last = state.recent.filter((rollout) => run && rollout.run === run.run).slice(0, SHOWN)
  const key = JSON.stringify([state.startedAt, last.map(({ at, fact, rollout }) => [at, fact, rollout])])
  if (place('rollouts').dataset.key !== key) place('rollouts').replaceChildren(...last.map(drawRollout))
  place('rollouts').dataset.key = key
  place('nothing').hidden = run !== undefined
}
`
