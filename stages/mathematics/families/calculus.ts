// Calculus: what flows into a reservoir, how fast something moves, what one more piece costs, and derivatives as such.
import { grouped, money, quantity } from './amounts.ts';
import { type Family, family, together, use } from './family.ts';

const reservoirInflow = family({
  name: 'reservoir_inflow',
  area: 'calculus',
  wordings: [
    'Water flows into a {place} at {a}t² + {b}t + {c} liters per minute, t in minutes. How much flows ' +
      'in from minute {from} to minute {to}, and what is the average per minute? Average to one ' +
      'decimal.',
    'The inflow of a {place} is {a}t² + {b}t + {c} L/min at minute t. How many liters come in between ' +
      't = {from} and t = {to}, and how many per minute on average (one decimal)?',
    'Inflow rate {a}t² + {b}t + {c} (liters per minute). I need the volume from t = {from} to t = ' +
      '{to} and the mean rate, rounded to one decimal, for our {place}.',
    'A pump feeds a {place} with {a}t² + {b}t + {c} liters per minute. What is the total for minutes ' +
      '{from} to {to}, and the average rate to one decimal?',
    'How many liters does the {place} gain between minute {from} and minute {to} at a rate of {a}t² + ' +
      '{b}t + {c} L/min? And the mean rate with one decimal?',
    'For the {place}: rate(t) = {a}t² + {b}t + {c} liters per minute. Volume over [{from}, {to}], and ' +
      'average rate to one decimal, please.',
  ],
  draw: (random) => {
    const from = random.integer(0, 4);
    return {
      place: random.pick(['reservoir', 'pool', 'holding tank', 'lock chamber', 'aquarium']),
      a: random.integer(1, 5) * 3,
      b: random.integer(1, 9) * 2,
      c: random.integer(5, 80),
      from,
      to: from + random.integer(3, 11),
    };
  },
  pose: ({ place, a, b, c, from, to }) => {
    const at = (t: number): number => (a / 3) * t ** 3 + (b / 2) * t ** 2 + c * t;
    const volume = at(to) - at(from);
    return {
      slots: { place, a, b, c, from, to },
      expected: [
        { name: 'volume that flows in', value: quantity(volume, 'liters') },
        { name: 'average rate per minute', value: quantity(volume / (to - from), 'liters', 1) },
      ],
      *work() {
        const total = yield* use(
          'integrate_expression',
          { expression: `${a}*t^2 + ${b}*t + ${c}`, variable: 't', from, to },
          'to add up the inflow over the time',
        );
        const rate = yield* use(
          'calculate_exact',
          { expression: `${total.number('integral')} / (${to} - ${from})`, decimals: 1 },
          'to get the average per minute',
        );
        return [total.at('integral'), rate.at('result')];
      },
    };
  },
});

const rocketMotion = family({
  name: 'motion',
  area: 'calculus',
  wordings: [
    'The height of a {thing} after t seconds is -{a}t² + {b}t + {c} meters. How fast is it moving at ' +
      't = {t}, and when is it highest? Seconds to two decimals.',
    'h(t) = -{a}t² + {b}t + {c} in meters describes a {thing}. What is its velocity in m/s at t = ' +
      '{t}, and at what time (two decimals) does it reach its peak?',
    'A {thing} follows h(t) = -{a}t² + {b}t + {c}. I need its speed at {t} s in m/s and the moment of ' +
      'its greatest height, in seconds to two decimals.',
    'Given the height -{a}t² + {b}t + {c} m of a {thing}, find the velocity at second {t} and the ' +
      'time of the highest point (two decimals).',
    'When is a {thing} with the height -{a}t² + {b}t + {c} meters at its top (seconds, two decimals), ' +
      'and what is its velocity in m/s after {t} seconds?',
    'For a {thing}: height -{a}t² + {b}t + {c} m. Velocity at t = {t}? Time of the peak to two decimals?',
  ],
  draw: (random) => ({
    thing: random.pick(['model rocket', 'thrown ball', 'drone in free flight', 'fountain drop', 'flare']),
    a: 4.9,
    b: random.integer(21, 58),
    c: random.integer(1, 30),
    t: random.integer(1, 2),
  }),
  pose: ({ thing, a, b, c, t }) => ({
    slots: { thing, a, b, c, t },
    expected: [
      { name: `velocity at ${t} s`, value: quantity(b - 2 * a * t, 'm/s') },
      { name: 'time of the greatest height', value: quantity(b / (2 * a), 'seconds', 2) },
    ],
    *work() {
      const speed = yield* use(
        'differentiate_expression',
        { expression: `-${a}*t^2 + ${b}*t + ${c}`, variable: 't', at: t },
        'to get the velocity as the derivative',
      );
      const zero = yield* use(
        'solve_equation',
        { equation: `-2*${a}*t + ${b} = 0`, variable: 't' },
        'to find when the velocity is zero',
      );
      const rounded = yield* use(
        'calculate_exact',
        { expression: String(zero.number('solutions.0')), decimals: 2 },
        'to round the time',
      );
      return [speed.at('value'), rounded.at('result')];
    },
  }),
});

const marginalCost = family({
  name: 'marginal_cost',
  area: 'calculus',
  wordings: [
    'Producing q {things} a day costs {a}q³ - {b}q² + {c}q + {d} dollars. What is the marginal cost ' +
      'at q = {q}, and what does one {thing} cost on average then?',
    'Cost function {a}q³ - {b}q² + {c}q + {d} for {things}. Please give marginal and average cost at ' +
      'q = {q}, in dollars and cents.',
    'With costs of {a}q³ - {b}q² + {c}q + {d} dollars, what does the next {thing} cost at an output ' +
      'of {q} (marginal cost), and what is the average cost?',
    'I need the marginal cost and the average cost of {things} at {q} a day. The cost function is ' +
      '{a}q³ - {b}q² + {c}q + {d}.',
    'At an output of {q} {things}, what are the derivative of the cost {a}q³ - {b}q² + {c}q + {d} and ' +
      'the cost per {thing}? Dollars with cents.',
    'Our daily cost for {things} is {a}q³ - {b}q² + {c}q + {d}. What are marginal and average costs ' +
      'when q is {q}?',
  ],
  variations: ['And at q = {q}?', 'What are they for {q}?', 'How do both change at an output of {q}?'],
  draw: (random) => ({
    ...random.pick([
      { thing: 'chair', things: 'chairs' },
      { thing: 'bike frame', things: 'bike frames' },
      { thing: 'kayak', things: 'kayaks' },
      { thing: 'oven', things: 'ovens' },
    ]),
    a: random.pick([0.01, 0.02, 0.03, 0.05]),
    b: random.pick([0.2, 0.4, 0.5, 0.8]),
    c: random.integer(24, 88),
    d: random.integer(120, 900),
    q: random.integer(14, 48),
  }),
  pose: ({ thing, things, a, b, c, d, q }) => ({
    slots: { thing, things, a, b, c, d, q },
    expected: [
      { name: 'marginal cost', value: money(3 * a * q * q - 2 * b * q + c) },
      { name: `average cost per ${thing}`, value: money((a * q ** 3 - b * q * q + c * q + d) / q) },
    ],
    *work() {
      const cost = `${a}*q^3 - ${b}*q^2 + ${c}*q + ${d}`;
      const [marginal, whole] = yield* together([
        {
          tool: 'differentiate_expression',
          arguments: { expression: cost, variable: 'q', at: q, decimals: 2 },
          purpose: `to get the marginal cost at ${q}`,
        },
        {
          tool: 'calculate_exact',
          arguments: { expression: cost, variables: { q } },
          purpose: `to get the whole cost at ${q}`,
        },
      ]);
      const average = yield* use(
        'calculate_exact',
        { expression: `${whole?.number('result')} / ${q}`, decimals: 2 },
        'to divide it by the output',
      );
      return [...(marginal ? [marginal.at('value')] : []), average.at('result')];
    },
  }),
  vary: (parameters, random) => ({ ...parameters, q: random.integer(12, 60) }),
});

const derivativeOf = family({
  name: 'derivative',
  area: 'calculus',
  wordings: [
    'What is the derivative of (x {s} {p})(x² + {q}x {u} {r}), multiplied out, and what is its value ' +
      'at x = {x}?',
    "Please differentiate f(x) = (x {s} {p})(x² + {q}x {u} {r}) and give f'(x) in expanded form and f'({x}).",
    'I have to check my homework: the derivative of (x {s} {p})(x² + {q}x {u} {r}), expanded, and its ' +
      'value for x = {x}.',
    "Expand f'(x) for f(x) = (x {s} {p})(x² + {q}x {u} {r}), and tell me the slope at x = {x}.",
    'For the curve y = (x {s} {p})(x² + {q}x {u} {r}): which polynomial is the derivative, and what ' +
      'is the slope at x = {x}?',
    'Slope of y = (x {s} {p})(x² + {q}x {u} {r}) at x = {x}, and the derivative as a polynomial, please.',
  ],
  draw: (random) => ({
    p: random.pick([-1, 1]) * random.integer(2, 12),
    q: random.integer(2, 11),
    r: random.pick([-1, 1]) * random.integer(2, 15),
    x: random.integer(2, 9),
  }),
  pose: ({ p, q, r, x }) => ({
    slots: { s: p < 0 ? '-' : '+', p: Math.abs(p), q, u: r < 0 ? '-' : '+', r: Math.abs(r), x },
    expected: [
      { name: 'derivative', value: polynomial([3, 2 * (p + q), r + p * q], 'x') },
      { name: `slope at x = ${x}`, value: 3 * x * x + 2 * (p + q) * x + r + p * q },
    ],
    *work() {
      const expanded = yield* use(
        'expand_expression',
        {
          expression: `(x ${p < 0 ? '-' : '+'} ${Math.abs(p)})*(x^2 + ${q}*x ${r < 0 ? '-' : '+'} ${Math.abs(r)})`,
          variables: ['x'],
        },
        'to multiply out the function',
      );
      const derived = yield* use(
        'differentiate_expression',
        { expression: expanded.text('expanded'), variable: 'x', at: x },
        `to differentiate it and get the slope at ${x}`,
      );
      return [derived.at('derivative'), derived.at('value')];
    },
  }),
});

/** As the tools write it, highest powers first. */
function polynomial(coefficients: readonly number[], name: string): string {
  const degree = coefficients.length - 1;
  return coefficients
    .map((value, at) => ({ value, power: degree - at }))
    .filter(({ value }) => value !== 0)
    .map(({ value, power }, at) => {
      const size = Math.abs(value);
      const unknown = power === 0 ? '' : power === 1 ? name : `${name}^${power}`;
      const factors = [size === 1 && unknown ? '' : grouped(size).replaceAll(',', ''), unknown]
        .filter(Boolean)
        .join('*');
      if (at === 0) return value < 0 ? `-${factors}` : factors;
      return `${value < 0 ? '-' : '+'} ${factors}`;
    })
    .join(' ');
}

export const calculus: readonly Family[] = [reservoirInflow, rocketMotion, marginalCost, derivativeOf];
