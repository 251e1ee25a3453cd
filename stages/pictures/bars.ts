// Bars that lie on their side, one below the other, each of one or several parts: for counts of things with names.
import { ticksTo, tickText } from './axis.ts';
import { belowTitle, element, legend, margin, picture, shortened, textAt, widthOfText } from './svg.ts';

interface Bar {
  readonly label: string;
  /** One for each part. */
  readonly values: readonly number[];
  /** What stands behind the bar; its sum unless given. */
  readonly text?: string;
}

interface BarChart {
  readonly title: string;
  readonly note: string;
  /** Names and colors; the legend is left out for a single part. */
  readonly parts: readonly (readonly [name: string, color: string])[];
  readonly bars: readonly Bar[];
  /** What the numbers are, under the axis. */
  readonly unit: string;
}

const [width, rowHeight, barHeight, longestLabel] = [760, 22, 15, 36];

export function barChart({ title, note, parts, bars, unit }: BarChart): string {
  const top = parts.length > 1 ? belowTitle + 26 : belowTitle;
  const labels = bars.map(({ label }) => shortened(label, longestLabel));
  const left = margin + Math.max(40, ...labels.map(widthOfText)) + 8;
  const sums = bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const texts = bars.map(({ text }, index) => text ?? tickText(sums[index] ?? 0));
  const right = width - margin - Math.max(24, ...texts.map(widthOfText)) - 8;
  const ticks = ticksTo(Math.max(0, ...sums));
  const scale = (value: number): number => left + ((right - left) * value) / (ticks.at(-1) ?? 1);
  const bottom = top + bars.length * rowHeight + 4;
  const grid = ticks.flatMap((tick) => [
    element('line', { x1: scale(tick), x2: scale(tick), y1: top, y2: bottom, class: 'grid' }),
    textAt({ x: scale(tick), y: bottom + 16, anchor: 'middle', className: 'tick' }, tickText(tick)),
  ]);
  const rows = bars.flatMap(({ values }, index) => {
    const y = top + index * rowHeight + 4;
    let sum = 0;
    const pieces = values.map((value, part) => {
      const from = scale(sum);
      sum += value;
      return element('rect', {
        x: from,
        y,
        width: scale(sum) - from,
        height: barHeight,
        fill: parts[part]?.[1],
      });
    });
    return [
      textAt({ x: left - 8, y: y + 12, anchor: 'end' }, labels[index] ?? ''),
      ...pieces,
      textAt({ x: scale(sum) + 6, y: y + 12, className: 'tick' }, texts[index] ?? ''),
    ];
  });
  return picture({ title, note, width, height: bottom + 48 }, [
    ...(parts.length > 1 ? legend(parts, belowTitle + 8) : []),
    ...grid,
    element('line', { x1: left, x2: left, y1: top, y2: bottom, class: 'axis' }),
    ...rows,
    textAt({ x: (left + right) / 2, y: bottom + 36, anchor: 'middle', className: 'note' }, unit),
  ]);
}
