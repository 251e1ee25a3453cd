// Columns side by side: how many things lie in each range of a number.
import { ticksTo, tickText } from './axis.ts';
import type { HistogramBar } from './histogram-bars.ts';
import { belowTitle, colors, element, margin, picture, textAt } from './svg.ts';

interface HistogramChart {
  readonly title: string;
  readonly note: string;
  readonly bars: readonly HistogramBar[];
  /** What is counted, and by what. */
  readonly counted: string;
  readonly by: string;
  /** Lines across the columns, such as a limit. */
  readonly marks?: readonly { readonly at: number; readonly text: string }[];
  /** The last bar also holds everything above it. */
  readonly isOpen?: boolean;
}

const [width, height, left, below] = [760, 340, 70, 54];

export function histogram({
  title,
  note,
  bars,
  counted,
  by,
  marks = [],
  isOpen = false,
}: HistogramChart): string {
  const [from, to] = [bars[0]?.from ?? 0, bars.at(-1)?.to ?? 1];
  const ticks = ticksTo(
    bars.reduce((most, { count }) => Math.max(most, count), 0),
    { count: 4, isWhole: true },
  );
  const [top, bottom, right] = [belowTitle + 14, height - below, width - margin];
  const x = (value: number): number => left + ((right - left) * (value - from)) / (to - from);
  const y = (count: number): number => bottom - ((bottom - top) * count) / (ticks.at(-1) ?? 1);
  return picture({ title, note, width, height }, [
    ...ticks.flatMap((tick) => [
      element('line', { x1: left, x2: right, y1: y(tick), y2: y(tick), class: 'grid' }),
      textAt({ x: left - 8, y: y(tick) + 4, anchor: 'end', className: 'tick' }, tickText(tick)),
    ]),
    ...bars.map((bar) =>
      element('rect', {
        ...{ x: x(bar.from) + 1, y: y(bar.count), height: bottom - y(bar.count), fill: colors.blue },
        width: Math.max(1, x(bar.to) - x(bar.from) - 2),
      }),
    ),
    element('line', { x1: left, x2: right, y1: bottom, y2: bottom, class: 'axis' }),
    ...columnLabels(bars, isOpen).map(({ bar, text }) =>
      textAt({ x: (x(bar.from) + x(bar.to)) / 2, y: bottom + 18, anchor: 'middle', className: 'tick' }, text),
    ),
    ...marks.flatMap(({ at, text }) => [
      element('line', {
        x1: x(at),
        x2: x(at),
        y1: top - 8,
        y2: bottom,
        stroke: colors.red,
        'stroke-dasharray': '4 3',
      }),
      textAt({ x: x(at) - 5, y: top - 1, anchor: 'end', className: 'tick' }, text),
    ]),
    textAt({ x: (left + right) / 2, y: bottom + 40, anchor: 'middle', className: 'note' }, by),
    element(
      'g',
      { transform: `translate(20 ${(top + bottom) / 2}) rotate(-90)` },
      textAt({ x: 0, y: 0, anchor: 'middle', className: 'note' }, counted),
    ),
  ]);
}

/** As many as there is room for. A column is named by where it begins. */
function columnLabels(
  bars: readonly HistogramBar[],
  isOpen: boolean,
): { readonly bar: HistogramBar; readonly text: string }[] {
  const every = Math.ceil(bars.length / 12);
  const last = bars.length - 1;
  return bars.flatMap((bar, index) => {
    if (isOpen && index === last) return [{ bar, text: `${tickText(bar.from)}+` }];
    const isCrowded = isOpen && index > last - Math.max(1, every);
    return index % every === 0 && !isCrowded ? [{ bar, text: tickText(bar.from) }] : [];
  });
}
