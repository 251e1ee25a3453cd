// Optimization of shapes: the largest enclosure, and the largest box.
import { quantity } from './amounts.ts';
import { family, use } from './family.ts';

export const enclosure = family({
  name: 'largest_enclosure',
  area: 'optimization',
  wordings: [
    'With {l} m of {fence}, I enclose a rectangle along a {wall}, which needs no {fence}. Which ' +
      'width, away from the {wall}, gives the largest area, and what is that area?',
    'A {wall} is one side of a rectangular pen; {l} m of {fence} make the other three. What width ' +
      '(the sides that meet the {wall}) is best, and how large does the pen get?',
    'What is the largest rectangle that {l} m of {fence} can enclose against a {wall}? ' +
      'I need the length of the two sides away from it and the area.',
    'I have {l} meters of {fence} and a {wall} for the fourth side. How long must the sides at ' +
      'right angles to the {wall} be for the greatest area, and how big is it?',
    'Please maximize the area of a rectangle fenced on three sides with {l} m of {fence}, the ' +
      '{wall} being the fourth: the side at right angles to it, and the area.',
    '{l} m of {fence}, three sides, a {wall} on the fourth. Best depth of the rectangle and its area?',
  ],
  variations: ['And with {l} m?', 'What if I have {l} m of {fence}?'],
  draw: (random) => ({
    l: random.integer(9, 90) * 4,
    fence: random.pick(['fence', 'netting', 'hedge plants', 'railing']),
    wall: random.pick(['river', 'barn wall', 'cliff', 'canal']),
  }),
  pose: ({ l, fence, wall }) => ({
    slots: { l, fence, wall },
    expected: [
      { name: 'best width', value: quantity(l / 4, 'm') },
      { name: 'largest area', value: quantity((l * l) / 8, 'm²') },
    ],
    *work() {
      const best = yield* use(
        'find_extremum',
        { expression: `w*(${l} - 2*w)`, variable: 'w', from: 0, to: l / 2, goal: 'maximize', decimals: 2 },
        'to find the width with the largest area',
      );
      const area = yield* use(
        'calculate_exact',
        { expression: `${best.number('at')}*(${l} - 2*${best.number('at')})` },
        'to check the area at that width',
      );
      return [best.at('at'), area.at('result')];
    },
  }),
  vary: (parameters, random) => ({ ...parameters, l: random.integer(9, 90) * 4 }),
});

export const largestBox = family({
  name: 'largest_box',
  area: 'optimization',
  wordings: [
    'From a sheet of {what}, {a} cm by {b} cm, I cut equal squares out of the corners ' +
      'and fold up an open box. Which side of the squares gives the largest volume (two ' +
      'decimals), and what is the volume in cm³ to one decimal?',
    'Open box from {a} × {b} cm of {what}: how large must the corner squares be for the greatest ' +
      'volume, and how big is it? Side to two decimals, volume to one decimal in cm³.',
    'Please find the corner cut (cm, two decimals) that makes the biggest open box out of a ' +
      '{a} cm by {b} cm sheet of {what}, and its volume (cm³, one decimal).',
    'A {a} by {b} cm piece of {what} is folded into a box without a lid after cutting squares from ' +
      'the corners. Optimal square side (two decimals) and volume (one decimal)?',
    'What is the largest open box that can be folded from {what} of {a} cm × {b} cm? I want the ' +
      'side of the cut squares to two decimals and the volume in cm³ to one.',
    'Cut x cm squares from the corners of {a} × {b} cm {what} and fold. Which x (two ' +
      'decimals) maximizes the volume, and what volume (one decimal, cm³) results?',
  ],
  draw: (random) => ({
    what: random.pick(['cardboard', 'sheet metal', 'plastic', 'felt']),
    a: random.integer(24, 90),
    b: random.integer(18, 70),
  }),
  pose: ({ what, a, b }) => {
    const x = (a + b - Math.sqrt(a * a - a * b + b * b)) / 6;
    return {
      slots: { what, a, b },
      expected: [
        { name: 'side of the squares', value: quantity(x, 'cm', 2) },
        { name: 'largest volume', value: quantity(x * (a - 2 * x) * (b - 2 * x), 'cm³', 1) },
      ],
      *work() {
        const best = yield* use(
          'find_extremum',
          {
            expression: `x*(${a} - 2*x)*(${b} - 2*x)`,
            variable: 'x',
            from: 0,
            to: Math.min(a, b) / 2,
            goal: 'maximize',
          },
          'to find the cut with the largest volume',
        );
        const side = yield* use(
          'calculate_exact',
          { expression: String(best.number('at')), decimals: 2 },
          'to round the side',
        );
        const volume = yield* use(
          'calculate_exact',
          { expression: String(best.number('value')), decimals: 1 },
          'to round the volume',
        );
        return [side.at('result'), volume.at('result')];
      },
    };
  },
});
