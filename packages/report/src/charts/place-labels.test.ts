import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelBox, overlap, placeLabels } from './place-labels.js'

const room = { width: 400, height: 280, lineHeight: 14, obstacles: [] }

describe('placeLabels', () => {
  it('sets a label to the right of its point', () => {
    expect(placeLabels([{ x: 100, y: 100, width: 50 }], room)).toEqual([{ x: 109, y: 100, align: 'left' }])
  })

  it('sets it to the left where the plot ends', () => {
    expect(placeLabels([{ x: 390, y: 100, width: 50 }], room)).toEqual([{ x: 381, y: 100, align: 'right' }])
  })

  it('moves it off an obstacle, and off a label that stands there', () => {
    const cross = { left: 60, right: 140, top: 99, bottom: 101 }
    const [first, second] = placeLabels(
      [
        { x: 100, y: 100, width: 50 },
        { x: 100, y: 100, width: 50 },
      ],
      { ...room, obstacles: [cross] },
    )
    expect([first, second]).toEqual([
      { x: 109, y: 90, align: 'left' },
      { x: 91, y: 90, align: 'right' },
    ])
  })

  it('lets a label stand beside its point where there is room nowhere', () => {
    expect(placeLabels([{ x: 100, y: 100, width: 900 }], room)).toEqual([{ x: 109, y: 100, align: 'left' }])
  })
})

describe('placeLabels (properties)', () => {
  const point = fc.record({
    x: fc.double({ min: 0, max: 400, noNaN: true }),
    y: fc.double({ min: 0, max: 280, noNaN: true }),
    width: fc.integer({ min: 10, max: 150 }),
  })
  // Seven narrow labels always find a free height beside their points, wherever those are.
  it('keeps up to seven labels apart from each other and inside of the plot', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 7 }), (points) => {
        const boxes = placeLabels(points, room).map((place, i) => labelBox(place, points[i]!.width, 14))
        boxes.forEach((box, i) => {
          expect(box.left >= 0 && box.right <= 400 && box.top >= -7 && box.bottom <= 287).toBe(true)
          for (const other of boxes.slice(0, i)) expect(overlap(box, other)).toBe(false)
        })
      }),
    )
  })
})
