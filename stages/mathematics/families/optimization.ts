// Optimization: the best production plan and the cheapest mix. What is best of shapes is in a file of its own.
import { dollars, money, quantity } from './amounts.ts';
import { type Family, family, use } from './family.ts';
import { enclosure, largestBox } from './optimization-of-shapes.ts';

const productionPlan = family({
  name: 'production_plan',
  area: 'optimization',
  wordings: [
    'We make {x} and {y}. One of the {x} takes {a1} minutes of cutting and {a2} of finishing, one of the ' +
      '{y} {b1} and {b2}. We have {m1} minutes for cutting and {m2} for finishing. They earn {px} and {py} ' +
      'apiece. How many of each bring the most, and how much is it? Whole pieces.',
    'Production plan: {x} need {a1} min cutting and {a2} min finishing, {y} {b1} and {b2}. Available: {m1} ' +
      'and {m2} minutes. Profit {px} and {py} each. Best whole numbers, and the profit?',
    'How many {x} and {y} should we make for the highest profit? Per piece: {x} {a1}/{a2} ' +
      'minutes on the two machines and {px} profit, {y} {b1}/{b2} minutes and {py}. Limits: ' +
      '{m1} and {m2} minutes. Whole numbers, and the profit, please.',
    'Find the best mix of {x} ({px} profit, {a1} min cutting, {a2} min finishing) ' +
      'and {y} ({py}, {b1} min, {b2} min) with {m1} min of cutting and {m2} min of ' +
      'finishing. Only whole pieces. What does it earn?',
    'A workshop has {m1} minutes of cutting and {m2} of finishing time. {x}: {a1} ' +
      'and {a2} minutes, {px}. {y}: {b1} and {b2} minutes, {py}. Which whole ' +
      'numbers maximize profit, and what is that profit?',
    'Maximize our profit: {px} for each of the {x}, {py} for each of the {y}; ' +
      'cutting {a1} and {b1} minutes (at most {m1}), finishing {a2} and {b2} minutes ' +
      '(at most {m2}). Whole pieces and the total, please.',
  ],
  draw: (random) => {
    const [x = '', y = ''] = random.shuffle(['stools', 'trays', 'shelves', 'clocks', 'frames', 'benches']);
    const drawn = (): Plan => ({
      a1: random.integer(8, 18),
      a2: random.integer(4, 9),
      b1: random.integer(4, 7),
      b2: random.integer(10, 19),
      m1: random.integer(20, 60) * 12,
      m2: random.integer(20, 60) * 12,
      px: random.integer(14, 60),
      py: random.integer(14, 60),
    });
    let plan = drawn();
    while (bestPairs(plan).length > 1) plan = drawn(); // the plan is asked for, so there must be one
    return { x, y, ...plan };
  },
  pose: ({ x, y, a1, a2, b1, b2, m1, m2, px, py }) => {
    const [best = { x: 0, y: 0, profit: 0 }] = bestPairs({ a1, a2, b1, b2, m1, m2, px, py });
    return {
      slots: { x, y, a1, a2, b1, b2, m1, m2, px: dollars(px), py: dollars(py) },
      expected: [
        { name: `number of ${x}`, value: best.x },
        { name: `number of ${y}`, value: best.y },
        { name: 'highest profit', value: money(best.profit) },
      ],
      *work() {
        const plan = yield* use(
          'optimize_linear',
          {
            objective: `${px}*x + ${py}*y`,
            goal: 'maximize',
            constraints: [`${a1}*x + ${b1}*y <= ${m1}`, `${a2}*x + ${b2}*y <= ${m2}`],
            variables: ['x', 'y'],
            whole: true,
          },
          'to find the plan that earns most',
        );
        return [plan.at('values.x'), plan.at('values.y'), plan.at('objective')];
      },
    };
  },
});

interface Plan {
  readonly a1: number;
  readonly a2: number;
  readonly b1: number;
  readonly b2: number;
  readonly m1: number;
  readonly m2: number;
  readonly px: number;
  readonly py: number;
}

/** By trying: for each number of one product, as many of the other as the time allows. */
function bestPairs({ a1, a2, b1, b2, m1, m2, px, py }: Plan) {
  const pairs = [];
  for (let x = 0; x * a1 <= m1 && x * a2 <= m2; x += 1) {
    const y = Math.min(Math.floor((m1 - x * a1) / b1), Math.floor((m2 - x * a2) / b2));
    pairs.push({ x, y, profit: px * x + py * y });
  }
  const most = Math.max(...pairs.map(({ profit }) => profit));
  return pairs.filter(({ profit }) => profit === most);
}

const feedMix = family({
  name: 'cheapest_mix',
  area: 'optimization',
  wordings: [
    'A feed mix needs at least {p} g of protein and {f} g of fiber. {x} have {px} g protein and ' +
      '{fx} g fiber per kg and cost {cx}, {y} have {py} g and {fy} g and cost {cy}. What is the ' +
      'cheapest mix in kg of each (two decimals), and its cost?',
    'Cheapest mix, please: at least {p} g protein and {f} g fiber from {x} ({px} g, {fx} g, {cx} ' +
      'per kg) and {y} ({py} g, {fy} g, {cy} per kg). How many kg of each, to two decimals, and ' +
      'what does it cost?',
    'We blend {x} ({cx} per kg, {px} g protein, {fx} g fiber) with {y} ({cy} per kg, {py} g ' +
      'protein, {fy} g fiber) and need {p} g protein and {f} g fiber or more. Lowest cost, and the ' +
      'kg of each for it (two decimals)?',
    'Minimize the cost of a mix of {x} and {y} with no less than {p} g of protein and {f} g of ' +
      'fiber. Per kg: {x} {px} g, {fx} g, {cx}; {y} {py} g, {fy} g, {cy}. I need the amounts in kg ' +
      'with two decimals and the cost.',
    'What is the lowest price for feed with {p} g protein and {f} g fiber at least, made of {x} ' +
      'at {cx} a kg ({px} g and {fx} g) and {y} at {cy} a kg ({py} g and {fy} g)? And how much of ' +
      'each goes in, in kg with two decimals?',
    'Given {x} ({px} g protein, {fx} g fiber, {cx} per kg) and {y} ({py} g protein, {fy} g fiber, ' +
      '{cy} per kg), how cheaply can I get {p} g protein and {f} g fiber, and with how many kg of ' +
      'each (two decimals)?',
  ],
  draw: (random) => {
    const [x = '', y = ''] = random.shuffle(['oats', 'lentils', 'peas', 'bran flakes', 'beans']);
    return {
      x,
      y,
      px: random.integer(18, 26) * 10,
      fx: random.integer(4, 9) * 10,
      py: random.integer(8, 15) * 10,
      fy: random.integer(12, 22) * 10,
      cx: random.integer(90, 340) / 100,
      cy: random.integer(60, 280) / 100,
      p: random.integer(20, 70) * 20,
      f: random.integer(20, 60) * 20,
    };
  },
  pose: ({ x, y, px, py, fx, fy, cx, cy, p, f }) => {
    const det = px * fy - py * fx;
    const both = { x: (p * fy - f * py) / det, y: (px * f - fx * p) / det };
    const corners = [
      both,
      { x: Math.max(p / px, f / fx), y: 0 },
      { x: 0, y: Math.max(p / py, f / fy) },
    ].filter((corner) => corner.x >= -1e-9 && corner.y >= -1e-9);
    const costOf = (corner: { x: number; y: number }): number => corner.x * cx + corner.y * cy;
    const best = corners.reduce((one, other) => (costOf(other) < costOf(one) ? other : one));
    return {
      slots: { x, y, px, py, fx, fy, cx: dollars(cx), cy: dollars(cy), p, f },
      expected: [
        { name: `amount of ${x}`, value: quantity(best.x, 'kg', 2) },
        { name: `amount of ${y}`, value: quantity(best.y, 'kg', 2) },
        { name: 'lowest cost', value: money(costOf(best)) },
      ],
      *work() {
        const mix = yield* use(
          'optimize_linear',
          {
            objective: `${cx}*x + ${cy}*y`,
            goal: 'minimize',
            constraints: [`${px}*x + ${py}*y >= ${p}`, `${fx}*x + ${fy}*y >= ${f}`],
            variables: ['x', 'y'],
            decimals: 2,
          },
          'to find the cheapest mix that has enough of both',
        );
        return [mix.at('values.x'), mix.at('values.y'), mix.at('objective')];
      },
    };
  },
});

export const optimization: readonly Family[] = [productionPlan, enclosure, largestBox, feedMix];
