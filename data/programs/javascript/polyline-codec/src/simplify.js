/** @typedef {import('./polyline.js').Point} Point */

/**
 * Leaves out points that add little, by the method of Douglas and Peucker: the first and the last point stay; of
 * the points between two that stay, the one farthest from the straight line between them (the first of several)
 * stays too if it is farther away than the tolerance, and then both halves are treated the same way. Degrees are
 * taken as plain coordinates. If the two points are equal, the distance from that point counts.
 *
 * @param {Point[]} points
 * @param {number} tolerance in degrees
 * @returns {Point[]} the points that stay, in their order; fewer than three points are returned as they are
 */
export function simplify(points, tolerance) {
  if (points.length < 3) return points;
  const last = points.length - 1;
  let farthest = 0;
  let distance = tolerance;
  for (let index = 1; index < last; index += 1) {
    const candidate = distanceFromLine(points[index], points[0], points[last]);
    if (candidate > distance) {
      farthest = index;
      distance = candidate;
    }
  }
  if (farthest === 0) return [points[0], points[last]];
  const before = simplify(points.slice(0, farthest + 1), tolerance);
  return [...before, ...simplify(points.slice(farthest), tolerance).slice(1)];
}

/**
 * @param {Point} point
 * @param {Point} from
 * @param {Point} to
 */
function distanceFromLine([x, y], [x1, y1], [x2, y2]) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length === 0) return Math.hypot(x - x1, y - y1);
  return Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length;
}
