// Plots of land: a triangle of two sides and an angle, and one of three corners.
import { quantity, round } from './amounts.ts';
import { family, together, use } from './family.ts';
import { people } from './things.ts';

export const trianglePlot = family({
  name: 'triangular_plot',
  area: 'geometry',
  wordings: [
    "{who}'s plot is a triangle with two sides of {a} m and {b} m that enclose an angle of " +
      '{angle}°. How long is the third side, and what is the area? One decimal each.',
    'Two sides of a triangular field measure {a} m and {b} m, the angle between them {angle}°. Third side and area, to one decimal?',
    'Please find the missing side and the area of a triangle with sides {a} m and {b} m and an included angle of {angle}°. One decimal.',
    'Survey data: {a} m, {b} m, and {angle}° in between. What is the length of the ' +
      'third side in m and the area in m², both with one decimal?',
    'How long is the third side of a plot with {a} m and {b} m at an angle of {angle}°, and how many square meters is it? To one decimal.',
    'For the plot of {who} I have two sides, {a} m and {b} m, and the angle of {angle}° ' +
      'between them. I need the third side and the area (one decimal).',
  ],
  draw: (random) => ({
    who: random.pick(people),
    a: random.integer(24, 130),
    b: random.integer(24, 130),
    angle: random.integer(34, 142),
  }),
  pose: ({ who, a, b, angle }) => {
    const radians = (angle * Math.PI) / 180;
    return {
      slots: { who, a, b, angle },
      expected: [
        {
          name: 'length of the third side',
          value: quantity(Math.sqrt(a * a + b * b - 2 * a * b * Math.cos(radians)), 'm', 1),
        },
        { name: 'area of the plot', value: quantity((a * b * Math.sin(radians)) / 2, 'm²', 1) },
      ],
      *work() {
        const [side, area] = yield* together([
          {
            tool: 'calculate_exact',
            arguments: {
              expression: `sqrt(${a}^2 + ${b}^2 - 2*${a}*${b}*cos(${angle}*pi/180))`,
              decimals: 1,
            },
            purpose: 'to get the third side by the law of cosines',
          },
          {
            tool: 'calculate_exact',
            arguments: { expression: `${a}*${b}*sin(${angle}*pi/180)/2`, decimals: 1 },
            purpose: 'to get the area from two sides and their angle',
          },
        ]);
        return [side, area].flatMap((found) => found?.at('result') ?? []);
      },
    };
  },
});

export const planeArea = family({
  name: 'points_and_area',
  area: 'linear algebra',
  wordings: [
    'The corners of a triangular {field} have the coordinates ({x1}, {y1}), ({x2}, ' +
      '{y2}), and ({x3}, {y3}) in meters. What is its area, and how long is the side from ' +
      'the first to the second corner? Length to one decimal.',
    'Surveyed corners in meters: ({x1}, {y1}), ({x2}, {y2}), ({x3}, {y3}). Area of the ' +
      '{field} in m², and the distance between the first two to one decimal?',
    'Please compute the area of the {field} with corners ({x1}, {y1}), ({x2}, {y2}), ({x3}, ' +
      '{y3}) and the length of its first side (one decimal). Units are meters.',
    'I have three GPS points in a local grid, in meters: ({x1}, {y1}), ({x2}, {y2}), ({x3}, {y3}). How ' +
      'large is the {field}, and how far apart are points one and two (one decimal)?',
    'How many square meters has the {field} between ({x1}, {y1}), ({x2}, {y2}), and ({x3}, {y3})? And ' +
      'how many meters is it from the first to the second point, to one decimal?',
    'Triangle with the vertices ({x1}, {y1}), ({x2}, {y2}), ({x3}, {y3}), in meters: ' +
      'the area, and the first side to one decimal. It is a {field}.',
  ],
  draw: (random) => ({
    field: random.pick(['meadow', 'orchard', 'building site', 'pond', 'parking lot']),
    at: Array.from({ length: 6 }, () => random.integer(0, 120)) as number[],
  }),
  pose: ({ field, at }) => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = distinct(at);
    const doubled = Math.abs(x1 * (y2 - y3) + x2 * (y3 - y1) + x3 * (y1 - y2));
    return {
      slots: { field, x1, y1, x2, y2, x3, y3 },
      expected: [
        { name: `area of the ${field}`, value: `${(doubled / 2).toLocaleString('en-US')} m²` },
        { name: 'length of the first side', value: `${round(Math.hypot(x2 - x1, y2 - y1), 1)} m` },
      ],
      *work() {
        const [determinant, side] = yield* together([
          {
            tool: 'matrix_operation',
            arguments: {
              operation: 'determinant',
              a: [
                [x1, y1, 1],
                [x2, y2, 1],
                [x3, y3, 1],
              ],
            },
            purpose: 'to get twice the area as a determinant',
          },
          {
            tool: 'calculate_exact',
            arguments: { expression: `sqrt((${x2} - ${x1})^2 + (${y2} - ${y1})^2)`, decimals: 1 },
            purpose: 'to get the distance of the first two corners',
          },
        ]);
        const area = yield* use(
          'calculate_exact',
          { expression: `abs(${determinant?.term('result')}) / 2` },
          'to halve it',
        );
        return [area.at('result'), ...(side ? [side.at('result')] : [])];
      },
    };
  },
});

/** The same corners, but for a triangle that is only a line. */
const distinct = ([x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0]: readonly number[]): number[] => {
  const isFlat = x1 * (y2 - y3) + x2 * (y3 - y1) + x3 * (y1 - y2) === 0;
  return isFlat ? [x1, y1, x1 + 40, y1 + 7, x1 + 11, y1 + 52] : [x1, y1, x2, y2, x3, y3];
};
