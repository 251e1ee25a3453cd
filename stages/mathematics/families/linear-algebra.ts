// Linear algebra: orders times prices, keys of a cipher, and customers who change from month to month.
import { dollars, listed, percent, round } from './amounts.ts';
import { type Family, family, use } from './family.ts';
import { planeArea } from './shapes-of-land.ts';
import { towns } from './things.ts';

const orderMatrix = family({
  name: 'orders_by_branch',
  area: 'linear algebra',
  wordings: [
    'Two branches order {goods}. {a} orders {one}; {b} orders {two}. The prices per piece are {prices}. What does each branch pay?',
    'Prices: {prices} for {goods}. Orders: {a} {one}, {b} {two}. Please give me the total of each branch.',
    'Our branches in {a} and {b} order {goods} in quantities of {one} and {two}. At {prices} apiece, how much is each order?',
    'Multiply this out for me: {goods} at {prices} each; {a} takes {one} and {b} takes {two}. Totals per branch?',
    'I need two invoice totals for {goods} ({prices} apiece). The quantities are {one} for {a} and {two} for {b}.',
    'What are the order totals for {a} ({one}) and {b} ({two}), if {goods} cost {prices} each?',
  ],
  draw: (random) => {
    const [a = '', b = ''] = random.shuffle(towns);
    const row = (): number[] => Array.from({ length: 3 }, () => random.integer(3, 48));
    return {
      a,
      b,
      goods: random.shuffle(['desks', 'lamps', 'chairs', 'monitors', 'shelves', 'printers']).slice(0, 3),
      rows: [row(), row()],
      prices: Array.from({ length: 3 }, () => random.integer(950, 38_000) / 100),
    };
  },
  pose: ({ a, b, goods, rows, prices }) => {
    const totals = rows.map((row) =>
      round(row.reduce((all, count, at) => all + count * (prices[at] ?? 0), 0)),
    );
    return {
      slots: {
        a,
        b,
        goods: listed(goods),
        one: listed(rows[0] ?? []),
        two: listed(rows[1] ?? []),
        prices: listed(prices.map(dollars)),
      },
      expected: [a, b].map((place, at) => ({
        name: `total for ${place}`,
        value: `$${(totals[at] ?? 0).toLocaleString('en-US', { minimumFractionDigits: 2 })}`,
      })),
      *work() {
        const totalsFound = yield* use(
          'matrix_operation',
          { operation: 'multiply', a: rows.map((row) => [...row]), b: prices.map((price) => [price]) },
          'to multiply the orders by the prices',
        );
        return [totalsFound.at('result.0.0'), totalsFound.at('result.1.0')];
      },
    };
  },
});

const cipherMatrix = family({
  name: 'inverse_matrix',
  area: 'linear algebra',
  wordings: [
    'What is the inverse of the matrix {m}? I use it to encode pairs of numbers. Also, which pair was encoded if the result is ({u}, {v})?',
    'Pairs (x, y) are encoded by multiplying with {m}. What is the inverse matrix, and which pair belongs to ({u}, {v})?',
    'Please invert {m} and decode ({u}, {v}) with it.',
    'The transformation matrix is {m}. I need its inverse and the original of the point ({u}, {v}).',
    'If {m} maps a point to ({u}, {v}), what is the inverse matrix and what was the point?',
    'Given {m} as a list of rows: give me its inverse, and the vector that it turns into ({u}, {v}).',
  ],
  draw: (random) => {
    // The determinant is 1, so that the inverse has whole entries.
    const [p, q, r] = [random.integer(2, 7), random.integer(2, 6), random.integer(1, 5)];
    return {
      m: [
        [p, p * q - 1],
        [1, q],
      ].map((row) => [...row]),
      r,
      x: random.integer(-9, 14),
      y: random.integer(-9, 14),
    };
  },
  pose: ({ m, x, y }) => {
    const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = m;
    const text = (rows: readonly (readonly number[])[]): string =>
      `[${rows.map((row) => `[${row.join(', ')}]`).join(', ')}]`;
    return {
      slots: { m: text(m), u: a * x + b * y, v: c * x + d * y },
      expected: [
        {
          name: 'inverse matrix',
          value: text([
            [d, -b],
            [-c, a],
          ]),
        },
        { name: 'first number of the pair', value: x },
        { name: 'second number of the pair', value: y },
      ],
      *work() {
        const inverse = yield* use(
          'matrix_operation',
          { operation: 'inverse', a: m.map((row) => [...row]) },
          'to invert the matrix',
        );
        const rows = [0, 1].map((row) => [0, 1].map((column) => inverse.number(`result.${row}.${column}`)));
        const pair = yield* use(
          'matrix_operation',
          { operation: 'multiply', a: rows, b: [[a * x + b * y], [c * x + d * y]] },
          'to decode the pair with the inverse',
        );
        return [inverse.at('result'), pair.at('result.0.0'), pair.at('result.1.0')];
      },
    };
  },
});

const marketShares = family({
  name: 'market_shares',
  area: 'linear algebra',
  wordings: [
    'Each month, {p}% of the customers of {a} move to {b} and {q}% of those of {b} move to {a}. ' +
      'Today {a} has {s}%. What share does {a} have after {n} months? One decimal.',
    'Market model: {a} keeps all but {p}% a month (they go to {b}), {b} loses {q}% to {a}. ' +
      'Start: {s}% for {a}. Share of {a} after {n} months, to one decimal?',
    '{a} starts with {s}% of the market. {p}% of its customers switch to {b} every month, and {q}% of the ' +
      'customers of {b} switch back. Where is {a} after {n} months (percent, one decimal)?',
    'Please project the market share of {a} over {n} months: {s}% now, monthly {p}% leave for {b}, {q}% of {b} come over. One decimal.',
    'Two providers, {a} and {b}, share the market; {a} has {s}%. Monthly switching: {p}% from {a} to {b}, ' +
      '{q}% from {b} to {a}. In {n} months, what percentage has {a}? To one decimal.',
    'After {n} months of {p}% switching from {a} to {b} and {q}% from {b} to {a}, ' +
      'starting with {s}% for {a}, what is the share of {a} to one decimal?',
  ],
  variations: [
    'And after {n} months?',
    'What is it after {n} months?',
    'How does it look {n} months from now?',
  ],
  draw: (random) => {
    const [a = '', b = ''] = random.shuffle([
      'Norda',
      'Velox',
      'Brightline',
      'Telvia',
      'Castor',
      'Orbis',
      'Fenwick',
    ]);
    return {
      a,
      b,
      p: random.integer(3, 14),
      q: random.integer(2, 12),
      s: random.integer(22, 74),
      n: random.integer(4, 18),
    };
  },
  pose: ({ a, b, p, q, s, n }) => {
    let share = s;
    for (let month = 0; month < n; month += 1) share = share * (1 - p / 100) + (100 - share) * (q / 100);
    return {
      slots: { a, b, p, q, s, n },
      expected: [{ name: `share of ${a} after ${n} months`, value: percent(share, 1) }],
      *work() {
        const steps = yield* use(
          'matrix_operation',
          {
            operation: 'power',
            a: [
              [round(1 - p / 100), q / 100],
              [p / 100, round(1 - q / 100)],
            ],
            n,
          },
          `to apply the switching ${n} times`,
        );
        const found = yield* use(
          'calculate_exact',
          {
            expression: `${steps.number('result.0.0')} * ${s} + ${steps.number('result.0.1')} * (100 - ${s})`,
            decimals: 1,
          },
          'to apply it to the shares of today',
        );
        return [found.at('result')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, n: parameters.n + random.integer(3, 12) }),
});

export const linearAlgebra: readonly Family[] = [orderMatrix, cipherMatrix, marketShares, planeArea];
