// Algebra with several unknowns and ranges: prices of three goods, the point of break-even, prices that make a profit,
// rows of seats.
import { dollars, grouped, round } from './amounts.ts';
import { type Family, family, use } from './family.ts';

const threePrices = family({
  name: 'three_prices',
  area: 'algebra',
  wordings: [
    'Three receipts from the same {shop}: {one} for {s1}; {two} for {s2}; {three} for {s3}. What does a single {x}, {y}, and {z} cost?',
    'At the {shop}, {one} cost {s1}, {two} cost {s2}, and {three} cost {s3}. Please find the price of each item.',
    'I lost the price list of the {shop}. I know that {one} came to {s1}, {two} to {s2}, {three} to {s3}. What are the three prices?',
    '{one}: {s1}. {two}: {s2}. {three}: {s3}. What is the price of one {x}, one {y}, and one {z}?',
    'Work out the prices, please. We paid {s1} for {one}, {s2} for {two}, and {s3} for {three} at the {shop}.',
    'From these totals, what do a {x}, a {y}, and a {z} cost? {one} = {s1}, {two} = {s2}, {three} = {s3}.',
  ],
  draw(random) {
    const [shop, x, y, z] = random.pick([
      ['bakery', 'roll', 'pretzel', 'tart'],
      ['copy shop', 'folder', 'binder', 'poster'],
      ['nursery', 'fern', 'rosebush', 'sapling'],
      ['kiosk', 'soda', 'sandwich', 'magazine'],
      ['museum shop', 'postcard', 'mug', 'print'],
    ] as const);
    const row = () => [random.integer(1, 5), random.integer(1, 5), random.integer(1, 5)];
    let rows = [row(), row(), row()];
    while (determinant(rows) === 0) rows = [row(), row(), row()];
    const prices = [random.integer(8, 40) / 10, random.integer(22, 70) / 10, random.integer(45, 190) / 10];
    return { shop, names: [x, y, z], rows, prices };
  },
  pose: ({ shop, names, rows, prices }) => {
    const totals = rows.map((row) =>
      round(row.reduce((all, count, at) => all + count * (prices[at] ?? 0), 0)),
    );
    const said = rows.map((row) => inWords(row, names));
    const [x = '', y = '', z = ''] = names;
    return {
      slots: {
        shop,
        x,
        y,
        z,
        one: said[0] ?? '',
        two: said[1] ?? '',
        three: said[2] ?? '',
        s1: dollars(totals[0] ?? 0),
        s2: dollars(totals[1] ?? 0),
        s3: dollars(totals[2] ?? 0),
      },
      expected: names.map((name, at) => ({
        name: `price of one ${name}`,
        value: `$${(prices[at] ?? 0).toFixed(2)}`,
      })),
      *work() {
        const found = yield* use(
          'solve_system',
          {
            equations: rows.map((row, at) => `${row[0]}*x + ${row[1]}*y + ${row[2]}*z = ${totals[at]}`),
            variables: ['x', 'y', 'z'],
          },
          'to find the three prices from the three totals',
        );
        return ['x', 'y', 'z'].map((name) => found.at(`solution.${name}`));
      },
    };
  },
});

const determinant = ([a = [], b = [], c = []]: readonly (readonly number[])[]): number => {
  const at = (row: readonly number[], index: number): number => row[index] ?? 0;
  return (
    at(a, 0) * (at(b, 1) * at(c, 2) - at(b, 2) * at(c, 1)) -
    at(a, 1) * (at(b, 0) * at(c, 2) - at(b, 2) * at(c, 0)) +
    at(a, 2) * (at(b, 0) * at(c, 1) - at(b, 1) * at(c, 0))
  );
};

const inWords = (row: readonly number[], names: readonly string[]): string =>
  row
    .map((count, at) => `${count} ${names[at]}${count === 1 ? '' : names[at]?.endsWith('h') ? 'es' : 's'}`)
    .join(', ')
    .replace(/, ([^,]+)$/, ', and $1');

const breakEven = family({
  name: 'break_even',
  area: 'algebra',
  wordings: [
    'Making {what} costs us {fixed} a month plus {cost} per piece, and we sell each ' +
      'for {price}. From how many pieces a month do we make a profit?',
    'Fixed costs {fixed}, unit cost {cost}, price {price}: how many {what} must we sell before we are in the black?',
    'What is the smallest number of {what} with which a business with {fixed} of fixed costs, ' +
      '{cost} per piece, and a price of {price} earns more than it spends?',
    'I sell {what} for {price}. They cost me {cost} each, and rent and wages are {fixed}. How many do I have to sell to come out ahead?',
    'Break-even question: {fixed} fixed, {cost} variable, {price} price. How many {what} until there is a profit?',
    'We want to know from which quantity {what} pay off. Fixed costs are {fixed}; each one costs {cost} and brings {price}.',
  ],
  variations: [
    'And if we charge {price}?',
    'What would the number be at a price of {price}?',
    'Suppose the price were {price}. How many then?',
  ],
  draw: (random) => {
    const cost = random.integer(240, 1900) / 100;
    return {
      what: random.pick([
        'candles',
        'cutting boards',
        'ceramic bowls',
        'printed scarves',
        'birdhouses',
        'soap bars',
      ]),
      fixed: random.integer(140, 960) * 10,
      cost,
      price: round(cost + random.integer(310, 2400) / 100),
    };
  },
  pose: ({ what, fixed, cost, price }) => ({
    slots: { what, fixed: dollars(fixed), cost: dollars(cost), price: dollars(price) },
    expected: [
      {
        name: `number of ${what} needed for a profit`,
        value: Math.floor(Math.round((fixed / (price - cost)) * 1e9) / 1e9) + 1,
      },
    ],
    *work() {
      const even = yield* use(
        'solve_equation',
        { equation: `${price}*n = ${fixed} + ${cost}*n`, variable: 'n' },
        'to find where income and costs are equal',
      );
      const first = yield* use(
        'calculate_exact',
        { expression: `floor(${even.number('solutions.0')}) + 1` },
        'to take the next whole number',
      );
      return [first.at('result')];
    },
  }),
  vary: (parameters, random) => ({
    ...parameters,
    price: round(parameters.price + random.integer(20, 160) / 100),
  }),
});

const profitRange = family({
  name: 'profit_range',
  area: 'algebra',
  wordings: [
    'At a price of x dollars, our daily profit from {what} is -x² + {b}x - {c} dollars. ' +
      'For which prices do we not lose money? An interval, please.',
    'Profit as a function of the price x of {what}: -x² + {b}x - {c}. In which interval of prices is it at least zero?',
    'We model the profit from {what} as -x² + {b}x - {c}, with x the price in ' +
      'dollars. Give me the closed interval in which it is not negative.',
    'For which x is -x² + {b}x - {c} ≥ 0? It is the profit from {what} by price, and I need the interval.',
    'The curve for {what} is profit = -x² + {b}x - {c}. Between which prices do we at least break even? State the interval.',
    'Please find the price interval with no loss for {what}, if the profit is -x² + {b}x - {c} at price x.',
  ],
  draw: (random) => {
    const low = random.integer(3, 19);
    return {
      low,
      high: low + random.integer(4, 28),
      what: random.pick([
        'guided tours',
        'lunch boxes',
        'rental kayaks',
        'evening classes',
        'photo prints',
        'parking passes',
      ]),
    };
  },
  pose: ({ low, high, what }) => ({
    slots: { b: low + high, c: low * high, what },
    expected: [{ name: 'interval of prices', value: `[${low}, ${high}]` }],
    *work() {
      const range = yield* use(
        'solve_inequality',
        { inequality: `-x^2 + ${low + high}*x - ${low * high} >= 0`, variable: 'x' },
        'to find the prices without a loss',
      );
      return [range.at('intervals.0')];
    },
  }),
});

const seatsInRows = family({
  name: 'seats_in_rows',
  area: 'algebra',
  wordings: [
    'The first row of {place} has {first} seats, and each row has {more} more than the one before. There are ' +
      '{total} seats in all. How many rows are there, and how many seats has the last one?',
    '{place}: {first} seats in row 1, {more} more in every next row, {total} seats together. Number of rows and seats in the last row?',
    'How many rows does {place} have if row one seats {first}, each further row {more} ' +
      'more, and the total is {total}? And how long is the last row?',
    'I know that {place} seats {total}, that the front row has {first} seats, and that rows grow ' +
      'by {more}. Please find the number of rows and the size of the last row.',
    'Rows of {first}, {second}, and so on, always {more} more, add up to {total} seats ' +
      'in {place}. How many rows is that, and what is the last row?',
    'For the seating plan of {place}: {total} seats, {first} in front, plus {more} ' +
      'with each row. How many rows, and how many seats at the back?',
  ],
  draw: (random) => ({
    place: random.pick([
      'the open-air theater',
      'the lecture hall',
      'the grandstand',
      'the concert hall',
      'the arena',
    ]),
    first: random.integer(12, 34),
    more: random.integer(2, 6),
    rows: random.integer(14, 42),
  }),
  pose: ({ place, first, more, rows }) => {
    const total = (rows * (2 * first + (rows - 1) * more)) / 2;
    return {
      slots: { place, first, second: first + more, more, total: grouped(total) },
      expected: [
        { name: 'number of rows', value: rows },
        { name: 'number of seats in the last row', value: first + (rows - 1) * more },
      ],
      *work() {
        const found = yield* use(
          'solve_equation',
          { equation: `n*(2*${first} + (n - 1)*${more})/2 = ${total}`, variable: 'n', from: 1, to: 1000 },
          'to find the number of rows from the sum of the seats',
        );
        const last = yield* use(
          'calculate_exact',
          { expression: `${first} + (${found.number('solutions.0')} - 1)*${more}` },
          'to get the seats of the last row',
        );
        return [found.at('solutions.0'), last.at('result')];
      },
    };
  },
});

export const algebraMore: readonly Family[] = [threePrices, breakEven, profitRange, seatsInRows];
