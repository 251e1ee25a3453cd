// Draws the points of a map on a canvas, and finds the one that is pointed at.
import type { MapView } from '../../contract/map.ts';
import { onScreen, type Point, type Size, type Viewport } from './viewport.ts';

export interface Scene {
  readonly map: MapView;
  readonly viewport: Viewport;
  readonly size: Size;
  /** For each point the number of its color; -1 where it is hidden. */
  readonly codes: readonly number[];
  readonly colors: readonly string[];
  readonly text: string;
  /** Points that stand out: the others are faint. Undefined where none is looked for. */
  readonly found: ReadonlySet<number> | undefined;
  readonly hovered: number | undefined;
}

/** Names are written beside the points where no more than this many are in sight. */
const mostNames = 60;

export function draw(canvas: HTMLCanvasElement, scene: Scene): void {
  const { size } = scene;
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(size.width * ratio);
  canvas.height = Math.round(size.height * ratio);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  const seen = pointsInSight(scene);
  drawPoints(context, scene, seen);
  writeNames(context, scene, seen);
  if (scene.hovered !== undefined) ring(context, scene, scene.hovered);
}

/** Color by color, because changing it takes longer than drawing a point. */
function drawPoints(
  context: CanvasRenderingContext2D,
  { colors, codes, found }: Scene,
  seen: readonly Seen[],
): void {
  const radius = seen.length > 3000 ? 2.2 : seen.length > 400 ? 3.2 : 4.5;
  for (const [code, color] of colors.entries()) {
    context.fillStyle = color;
    for (const { index, at } of seen.filter((each) => codes[each.index] === code)) {
      const isFound = found?.has(index);
      context.globalAlpha = isFound === false ? 0.12 : 0.85;
      context.beginPath();
      context.arc(at.x, at.y, isFound ? radius + 1.5 : radius, 0, 2 * Math.PI);
      context.fill();
    }
  }
  context.globalAlpha = 1;
}

interface Seen {
  readonly index: number;
  readonly at: Point;
}

function pointsInSight({ map, viewport, size, codes }: Scene): Seen[] {
  const seen: Seen[] = [];
  for (let index = 0; index < codes.length; index += 1) {
    if ((codes[index] ?? -1) < 0) continue;
    const at = placeOf(map, index, { viewport, size });
    if (at.x > -10 && at.y > -10 && at.x < size.width + 10 && at.y < size.height + 10)
      seen.push({ index, at });
  }
  return seen;
}

const placeOf = (
  { x, y }: MapView,
  index: number,
  { viewport, size }: Pick<Scene, 'viewport' | 'size'>,
): Point => onScreen(viewport, size, { x: x[index] ?? 0, y: y[index] ?? 0 });

/** A name that would lie on another one is left out. */
function writeNames(context: CanvasRenderingContext2D, scene: Scene, seen: readonly Seen[]): void {
  const { map, text, found } = scene;
  const named = found && found.size <= mostNames ? seen.filter(({ index }) => found.has(index)) : seen;
  if (named.length > mostNames) return;
  context.fillStyle = text;
  context.font = '11px system-ui, sans-serif';
  const taken: { x: number; y: number; width: number }[] = [];
  for (const { index, at } of named) {
    const name = map.names[index] ?? '';
    const box = { x: at.x + 7, y: at.y + 4, width: context.measureText(name).width };
    const isFree = taken.every(
      (other) =>
        Math.abs(other.y - box.y) > 12 || box.x > other.x + other.width || other.x > box.x + box.width,
    );
    if (!isFree) continue;
    taken.push(box);
    context.fillText(name, box.x, box.y);
  }
}

function ring(context: CanvasRenderingContext2D, scene: Scene, index: number): void {
  const { x, y } = placeOf(scene.map, index, scene);
  context.strokeStyle = scene.text;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x, y, 8, 0, 2 * Math.PI);
  context.stroke();
}

/** In pixels, how far from a point the pointer may be. */
const reach = 12;

/** The nearest visible point within reach. */
export function pointNear(
  at: Point,
  { map, viewport, size, codes }: Pick<Scene, 'map' | 'viewport' | 'size' | 'codes'>,
): number | undefined {
  let nearest: { index: number; distance: number } | undefined;
  for (let index = 0; index < codes.length; index += 1) {
    if ((codes[index] ?? -1) < 0) continue;
    const { x, y } = placeOf(map, index, { viewport, size });
    const distance = Math.hypot(x - at.x, y - at.y);
    if (distance <= reach && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY))
      nearest = { index, distance };
  }
  return nearest?.index;
}
