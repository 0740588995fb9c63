/**
 * Line charts, bars and sparklines of the live page, drawn as SVG by code of its own.
 *
 * Lines are told apart by dashes and by the name at their end; every drawing says in words what it shows.
 */
export const CHART_SCRIPT = `
/** @param {string} name @param {Record<string, string | number>} attributes @param {...(Node | string)} children */
function svg(name, attributes, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const key of Object.keys(attributes)) node.setAttribute(key, String(attributes[key]))
  node.append(...children)
  return node
}

/** Round steps between two numbers. @param {number} low @param {number} high */
function ticks(low, high) {
  const rough = (high - low) / 4
  const size = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((n) => n * size).find((n) => n >= rough) || rough
  const all = []
  for (let tick = Math.ceil(low / step) * step; tick <= high + step / 1e6; tick += step) all.push(tick + 0)
  return all
}

/** Names at the ends of lines, moved apart. @param {{ y: number }[]} labels @param {number} bottom */
function apart(labels, bottom) {
  const sorted = [...labels].sort((a, b) => a.y - b.y)
  sorted.forEach((label, i) => { if (i > 0) label.y = Math.max(label.y, sorted[i - 1].y + 14) })
  const over = sorted.length > 0 ? sorted[sorted.length - 1].y - bottom : 0
  if (over > 0) sorted.reverse().forEach((label, i) => { label.y = Math.min(label.y, bottom - 14 * i) })
}

const DASHES = ['', '7 3', '2 3', '9 3 2 3', '1 4', '12 4']

/**
 * @param {Element} place
 * @param {{ xs: number[], lines: { name: string, values: number[] }[], format: (value: number) => string, x: string }} chart
 */
function lineChart(place, { xs, lines, format, x }) {
  const [width, height] = [Math.max(place.clientWidth, 260), 220]
  const longest = Math.max(...lines.map(({ name }) => name.length))
  const box = { left: 56, right: width - 12 - 7 * longest, top: 10, bottom: height - 24 }
  const values = lines.flatMap((line) => line.values)
  let [low, high] = [Math.min(...values), Math.max(...values)]
  if (high - low < 1e-9) { low -= 0.5; high += 0.5 }
  const [first, last] = [xs[0], xs[xs.length - 1]]
  const across = (/** @type {number} */ value) =>
    last === first ? box.right : box.left + ((value - first) / (last - first)) * (box.right - box.left)
  const up = (/** @type {number} */ value) => box.bottom - ((value - low) / (high - low)) * (box.bottom - box.top)

  const said = lines.map(({ name, values }) => name + ': ' + format(values[0]) + ' at first, ' + format(values[values.length - 1]) + ' now')
  const drawing = svg('svg', { width, height, role: 'img', 'aria-label': said.join('; ') })
  for (const tick of ticks(low, high)) {
    drawing.append(svg('line', { class: 'grid', x1: box.left, x2: box.right, y1: up(tick), y2: up(tick) }))
    drawing.append(svg('text', { x: box.left - 6, y: up(tick) + 4, 'text-anchor': 'end' }, format(tick)))
  }
  if (last !== first) drawing.append(svg('text', { x: box.left, y: height - 6 }, count(first)))
  drawing.append(svg('text', { x: box.right, y: height - 6, 'text-anchor': 'end' }, many(last, x)))
  const labels = lines.map(({ name, values }) => ({ name, y: up(values[values.length - 1]) }))
  lines.forEach(({ values }, i) => {
    const points = values.map((value, at) => across(xs[at]).toFixed(1) + ',' + up(value).toFixed(1))
    if (points.length === 1) points.push((box.right - 8) + ',' + up(values[0]).toFixed(1))
    drawing.append(svg('polyline', { class: 'curve series-' + (i % 6), points: points.join(' '), 'stroke-dasharray': DASHES[i % 6] }))
  })
  apart(labels, box.bottom)
  for (const { name, y } of labels) drawing.append(svg('text', { x: box.right + 6, y: y + 4 }, name))
  place.replaceChildren(drawing)
}

/** A share over time, from 0 at the bottom to 1. @param {number[]} values */
function sparkline(values) {
  const [width, height] = [110, 22]
  const at = (/** @type {number} */ i) => (values.length === 1 ? width : (i / (values.length - 1)) * width)
  const points = values.map((value, i) => at(i).toFixed(1) + ',' + (height - 1 - value * (height - 2)).toFixed(1))
  if (points.length === 1) points.unshift('0,' + points[0].split(',')[1])
  return svg('svg', { width, height, role: 'img', 'aria-label': 'right: ' + percent(values[0]) + ' at first, ' + percent(values[values.length - 1]) + ' now' },
    svg('line', { class: 'grid', x1: 0, x2: width, y1: height - 1, y2: height - 1 }),
    svg('polyline', { class: 'curve series-1', points: points.join(' ') }))
}

/** Parts of a whole side by side. @param {{ name: string, share: number }[]} parts */
function shareBar(parts) {
  const [width, height] = [140, 12]
  let from = 0
  const bars = parts.map(({ name, share }) => {
    const bar = svg('rect', { class: 'bar ' + name, x: from * width, y: 0, width: Math.max(0, share * width - 1), height })
    from += share
    return bar
  })
  return svg('svg', { width, height, 'aria-hidden': 'true' }, ...bars)
}
`
