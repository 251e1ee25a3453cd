// Shares with the intervals in which they lie, one below the other, and the limit that they should stay under.
import { ticksTo, tickText } from './axis.ts';
import { belowTitle, element, margin, picture, shortened, textAt, widthOfText } from './svg.ts';

interface IntervalRow {
  readonly label: string;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly color: string;
}

interface IntervalChart {
  readonly title: string;
  readonly note: string;
  readonly rows: readonly IntervalRow[];
  readonly unit: string;
}

const [width, rowHeight, longestLabel] = [760, 22, 40];

export function intervalChart({ title, note, rows, unit }: IntervalChart): string {
  const labels = rows.map(({ label }) => shortened(label, longestLabel));
  const [top, left] = [belowTitle, margin + Math.max(40, ...labels.map(widthOfText)) + 8];
  const right = width - margin - 90;
  const ticks = ticksTo(Math.min(1, Math.max(0.1, ...rows.map(({ high }) => high))));
  const x = (share: number): number => left + ((right - left) * Math.min(share, 1)) / (ticks.at(-1) ?? 1);
  const bottom = top + rows.length * rowHeight + 4;
  const percent = (share: number): string => `${tickText(Math.round(share * 1000) / 10)} %`;
  return picture({ title, note, width, height: bottom + 48 }, [
    ...ticks.flatMap((tick) => [
      element('line', { x1: x(tick), x2: x(tick), y1: top, y2: bottom, class: 'grid' }),
      textAt({ x: x(tick), y: bottom + 16, anchor: 'middle', className: 'tick' }, percent(tick)),
    ]),
    element('line', { x1: left, x2: left, y1: top, y2: bottom, class: 'axis' }),
    ...rows.flatMap(({ share, low, high, count, color }, index) => {
      const y = top + index * rowHeight + 13;
      return [
        textAt({ x: left - 8, y: y + 4, anchor: 'end' }, labels[index] ?? ''),
        element('line', {
          x1: x(low),
          x2: x(high),
          y1: y,
          y2: y,
          stroke: color,
          'stroke-width': 3,
          opacity: 0.45,
        }),
        element('circle', { cx: x(share), cy: y, r: 5, fill: color }),
        textAt({ x: right + 10, y: y + 4, className: 'tick' }, `${percent(share)} of ${count}`),
      ];
    }),
    textAt({ x: (left + right) / 2, y: bottom + 36, anchor: 'middle', className: 'note' }, unit),
  ]);
}
