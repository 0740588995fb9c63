/** A part of the plot, in pixels from its upper left corner. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A point that wants a label. */
export interface UnlabeledPoint {
  readonly x: number
  readonly y: number
  /** Estimated width of its label. */
  readonly width: number
}

/** Where a label goes: its middle in height, and which of its ends is at `x`. */
export interface LabelPlace {
  readonly x: number
  readonly y: number
  readonly align: 'left' | 'right'
}

/** The room that labels have. */
export interface PlaceLabelsOptions {
  readonly width: number
  readonly height: number
  readonly lineHeight: number
  /** What no label may cover. */
  readonly obstacles: readonly Box[]
}

const GAP = 9 // between a point and its label
const SHIFT = 10 // from one try to the next

/**
 * A place for the label of every point: beside it where there is room, else higher or lower, so that no label covers an
 * obstacle, another label or the edge of the plot; above and below half a line may stand out. Where the plot is too full
 * for that, a label stands beside its point all the same.
 *
 * @returns `[point]` places in the order of the points.
 */
export function placeLabels(points: readonly UnlabeledPoint[], options: PlaceLabelsOptions): LabelPlace[] {
  const { width, height, lineHeight, obstacles } = options
  const taken = [...obstacles]
  const shifts = Array.from({ length: Math.ceil(height / SHIFT) }, (_, i) => (i + 1) * SHIFT)
  const tries = [0, ...shifts.flatMap((shift) => [-shift, shift])]
  return points.map((point) => {
    const places = tries.flatMap((dy) => beside(point, dy))
    const free = places.find((place) => {
      const box = labelBox(place, point.width, lineHeight)
      const isInside = box.left >= 0 && box.right <= width && place.y >= 0 && place.y <= height
      return isInside && !taken.some((other) => overlap(box, other))
    })
    const place = free ?? places[0]!
    taken.push(labelBox(place, point.width, lineHeight))
    return place
  })
}

function beside({ x, y }: UnlabeledPoint, dy: number): LabelPlace[] {
  return [
    { x: x + GAP, y: y + dy, align: 'left' },
    { x: x - GAP, y: y + dy, align: 'right' },
  ]
}

/** What a label of this width covers. */
export function labelBox({ x, y, align }: LabelPlace, width: number, lineHeight: number): Box {
  const left = align === 'left' ? x : x - width
  return { left, right: left + width, top: y - lineHeight / 2, bottom: y + lineHeight / 2 }
}

/** True where two boxes share more than an edge. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
