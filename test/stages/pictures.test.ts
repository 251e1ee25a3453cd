// Pictures: axes in round numbers, bars that add up, and texts from outside that stay texts.
import { describe, expect, it } from 'vitest';
import { ticksTo, tickText } from '../../stages/pictures/axis.ts';
import { barChart } from '../../stages/pictures/bars.ts';
import { histogram } from '../../stages/pictures/histogram.ts';
import { barsOf, wholeBars } from '../../stages/pictures/histogram-bars.ts';
import { kindsPicture, lengthsPicture } from '../../stages/pictures/run-pictures.ts';
import { scatter } from '../../stages/pictures/scatter.ts';

it.each([
  [0, ['0', '1']],
  [0.07, ['0', '0.02', '0.04', '0.06', '0.08']],
  [1, ['0', '0.2', '0.4', '0.6', '0.8', '1']],
  [118, ['0', '50', '100', '150']],
  [12_000, ['0', '5,000', '10,000', '15,000']],
])('an axis up to %d has round numbers', (most, texts) => {
  expect(ticksTo(most).map(tickText)).toEqual(texts);
});

it('an axis of counts has no halves', () => {
  expect(ticksTo(2, { isWhole: true })).toEqual([0, 1, 2]);
});

describe('bars', () => {
  it.each([
    [[0, 1, 1, 2]],
    [[7]],
    [[0, 300]],
    [Array.from({ length: 1000 }, (_, index) => (index * 37) % 211)],
  ])('hold every value once', (values) => {
    const bars = wholeBars(values);
    expect(bars.length).toBeLessThanOrEqual(25);
    for (const { from, to, count } of bars)
      expect(count).toBe(values.filter((value) => value >= from && value < to).length);
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
  });

  it('of shares do not lose those that lie on an edge', () => {
    const bars = barsOf([0.56, 0.58, 0.6, 0.86], 0.02);
    expect(bars.filter(({ count }) => count > 0).map(({ from }) => tickText(from))).toEqual([
      ...['0.56', '0.58', '0.6', '0.86'],
    ]);
  });

  it('end with one for everything that is longer than nearly all', () => {
    const svg = lengthsPicture([...Array.from({ length: 99 }, (_, index) => index % 5), 300])?.svg ?? '';
    expect(svg).toContain('>4+</text>');
    expect(svg).toContain('the longest has 300');
    expect(lengthsPicture([1, 2, 3])?.svg).not.toContain('+</text>');
  });
});

it('texts from outside stay texts', () => {
  const evil = '</text><script>alert("1")</script>\u001b[31m\u202e\ud83d & more';
  const common = { title: evil, note: evil };
  const pictures = [
    barChart({ ...common, parts: [[evil, '#000']], bars: [{ label: evil, values: [1] }], unit: evil }),
    histogram({ ...common, bars: barsOf([1], 1), counted: evil, by: evil, marks: [{ at: 1, text: evil }] }),
    scatter({ ...common, points: [{ x: 1, y: 1, group: evil }] }),
  ];
  for (const svg of pictures) {
    expect(svg).not.toMatch(/<script|[^\P{Cc}\n]|[\p{Cf}\p{Cs}]/u);
    expect(svg).toContain('&lt;/text&gt;&lt;script&gt;');
    expect(svg.match(/<text/g)?.length).toBe(svg.match(/<\/text>/g)?.length);
  }
});

it('a legend names only what occurs, and a note says what is not shown', () => {
  const parts = [['accepted', '#000'] as const, ['other', '#999'] as const];
  const kinds = Array.from({ length: 45 }, (_, index) => ({ name: `kind_${index}`, values: [index + 1, 0] }));
  const svg = kindsPicture(kinds, { note: 'all', parts })?.svg ?? '';
  expect(svg).not.toContain('other</text>');
  expect(svg).toContain('5 more kinds with 15 plays are not shown');
  expect(kindsPicture([{ name: 'a', values: [1, 2] }], { note: 'all', parts })?.svg).toContain(
    'other</text>',
  );
  expect(kindsPicture([], { note: 'all', parts })).toBeUndefined();
});

it('nothing to show makes no picture', () => {
  expect(lengthsPicture([])).toBeUndefined();
});
