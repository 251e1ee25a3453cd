// Points on a plane in the colors of their groups. The plane has no axes: only what is near to what has a meaning.
import { belowTitle, colors, element, margin, picture, shortened, textAt } from './svg.ts';

interface Point {
  readonly x: number;
  readonly y: number;
  readonly group: string;
}

interface Scatter {
  readonly title: string;
  readonly note: string;
  readonly points: readonly Point[];
}

const [width, side, legendWidth] = [760, 520, 200];
/** More points than this only hide each other; every second, third, ... is drawn then. */
const mostPoints = 6000;
const palette = [colors.blue, colors.orange, colors.green, colors.pink, colors.sky, colors.red];
const others = 'others';

export function scatter({ title, note, points }: Scatter): string {
  const every = Math.ceil(points.length / mostPoints);
  const drawn = points.filter((_, index) => index % every === 0);
  const groups = largestGroups(points);
  const groupOf = ({ group }: Point): string => (groups.includes(group) ? group : others);
  const [top, plane] = [belowTitle, { width: width - 2 * margin - legendWidth, height: side }];
  const place = placeIn(points, plane);
  const names = [others, ...groups].filter((name) => drawn.some((point) => groupOf(point) === name));
  const layers = names.map((name) => {
    const dots = drawn
      .filter((point) => groupOf(point) === name)
      .map((point) => {
        const { x, y } = place(point);
        return `M${(margin + x).toFixed(1)} ${(top + y).toFixed(1)}h0`;
      });
    return element('path', {
      ...{ d: dots.join(''), stroke: colorOf(name, groups), fill: 'none', opacity: 0.75 },
      ...{ 'stroke-width': drawn.length > 1500 ? 4 : 7, 'stroke-linecap': 'round' },
    });
  });
  const legendAt = width - margin - legendWidth + 16;
  const legend = [...groups, ...(names.includes(others) ? [others] : [])].flatMap((name, index) => [
    element('circle', { cx: legendAt, cy: top + 10 + index * 22, r: 5, fill: colorOf(name, groups) }),
    textAt({ x: legendAt + 12, y: top + 14 + index * 22 }, shortened(name, 27)),
  ]);
  const frame = { x: margin, y: top, ...plane, fill: 'none', class: 'grid', rx: 4 };
  return picture({ title, note, width, height: top + side + margin }, [
    element('rect', frame),
    ...layers,
    ...legend,
  ]);
}

const colorOf = (name: string, groups: readonly string[]): string =>
  palette[groups.indexOf(name)] ?? colors.gray;

/** As many as there are colors. */
function largestGroups(points: readonly Point[]): string[] {
  const counts = new Map<string, number>();
  for (const { group } of points) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, palette.length)
    .map(([name]) => name);
}

/** Fills the plane, with some room at its edge. */
function placeIn(points: readonly Point[], plane: { readonly width: number; readonly height: number }) {
  const room = 14;
  const along = (of: (point: Point) => number, length: number) => {
    const [least, most] = points.reduce(
      ([low, high], point) => [Math.min(low, of(point)), Math.max(high, of(point))],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    );
    const span = most - least || 1;
    return (point: Point): number => room + ((length - 2 * room) * (of(point) - least)) / span;
  };
  const [x, y] = [along((point) => point.x, plane.width), along((point) => point.y, plane.height)];
  return (point: Point) => ({ x: x(point), y: y(point) });
}
