// Which part of a plane is on a rectangle of the screen: one scale for both axes, and where the middle lies.

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Viewport {
  /** Pixels for one unit of the plane. */
  readonly scale: number;
  /** The point of the plane in the middle of the screen. */
  readonly middle: Point;
}

/** Free space at the edges, as a share of the screen. */
const edge = 0.06;

/** Everything is in sight. */
export function fitted(
  points: { readonly x: readonly number[]; readonly y: readonly number[] },
  size: Size,
): Viewport {
  const [x, y] = [extentOf(points.x), extentOf(points.y)];
  const scale = Math.min(
    (size.width * (1 - 2 * edge)) / Math.max(x.to - x.from, 1e-6),
    (size.height * (1 - 2 * edge)) / Math.max(y.to - y.from, 1e-6),
  );
  // A single point, or several at one place, have no extent that could be fitted.
  const usual = Number.isFinite(scale) && scale < 1e5 ? scale : 1;
  return { scale: usual, middle: { x: (x.from + x.to) / 2, y: (y.from + y.to) / 2 } };
}

/** Not by spreading: a large map has more points than a call may have arguments. */
function extentOf(values: readonly number[]): { from: number; to: number } {
  let [from, to] = [values[0] ?? 0, values[0] ?? 0];
  for (const value of values) {
    from = Math.min(from, value);
    to = Math.max(to, value);
  }
  return { from, to };
}

export const onScreen = ({ scale, middle }: Viewport, { width, height }: Size, { x, y }: Point): Point => ({
  x: width / 2 + (x - middle.x) * scale,
  y: height / 2 - (y - middle.y) * scale,
});

export const onPlane = ({ scale, middle }: Viewport, { width, height }: Size, { x, y }: Point): Point => ({
  x: middle.x + (x - width / 2) / scale,
  y: middle.y - (y - height / 2) / scale,
});

/** What lies under a pixel stays there. */
export function zoomed(
  viewport: Viewport,
  size: Size,
  { at, factor }: { at: Point; factor: number },
): Viewport {
  const scale = Math.min(1e5, Math.max(0.1, viewport.scale * factor));
  const fixed = onPlane(viewport, size, at);
  const moved = onPlane({ ...viewport, scale }, size, at);
  const { x, y } = viewport.middle;
  return { scale, middle: { x: x + fixed.x - moved.x, y: y + fixed.y - moved.y } };
}

/** By pixels, as a hand moves a sheet of paper. */
export const moved = ({ scale, middle }: Viewport, by: Point): Viewport => ({
  scale,
  middle: { x: middle.x - by.x / scale, y: middle.y + by.y / scale },
});
