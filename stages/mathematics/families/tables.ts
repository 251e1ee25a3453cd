// Tables of data: sales by product, and growth from year to year.
import { dollars, grouped, listed, percent, round, sum } from './amounts.ts';
import { type Family, family, tuples, use, useCode } from './family.ts';
import { shopGoods, towns } from './things.ts';

const salesTable = family({
  name: 'sales_table',
  area: 'data tables',
  wordings: [
    'Here is what we sold (product, units, price each): {rows}. What is the total revenue, and what ' +
      'percentage of it comes from {one}? One decimal.',
    'Sales list: {rows}. Please compute total revenue and the share of {one} in percent, to one decimal.',
    'Units and prices of last month: {rows}. How much revenue is that in all, and how many percent of ' +
      'it did {one} bring in (one decimal)?',
    'I need total revenue and the {one} share (percent, one decimal) from this table. {rows}.',
    'From {rows}, work out the revenue of all products together and the part that {one} contributed, ' +
      'in percent with one decimal.',
    "What did we take in overall, and what's the percentage from {one}, to one decimal? The figures: {rows}.",
  ],
  draw: (random) => {
    const goods = random.shuffle(shopGoods).slice(0, random.integer(4, 6));
    return {
      rows: goods.map(([, name]) => ({
        name,
        units: random.integer(14, 380),
        price: random.integer(320, 8900) / 100,
      })),
    };
  },
  pose: ({ rows }) => {
    const [first = { name: '', units: 0, price: 0 }] = rows;
    const total = sum(rows.map(({ units, price }) => units * price));
    return {
      slots: {
        rows: listed(rows.map(({ name, units, price }) => `${name}: ${units} at ${dollars(price)}`)),
        one: first.name,
      },
      expected: [
        { name: 'total revenue', value: `$${grouped(round(total), 2)}` },
        {
          name: `share of ${first.name}`,
          value: percent((100 * first.units * first.price) / total, 1),
          decimals: 1,
        },
      ],
      *work() {
        const table = yield* use(
          'evaluate_table',
          {
            expression: 'units * price',
            rows: rows.map(({ name, units, price }) => ({ product: name, units, price })),
          },
          'to get the revenue of each product and their sum',
        );
        const share = yield* use(
          'calculate_exact',
          { expression: `100 * ${table.number('values.0.value')} / ${table.number('sum')}`, decimals: 1 },
          `to get the share of ${first.name}`,
        );
        return [table.at('sum'), share.at('result')];
      },
      *workByCode() {
        const run = yield* useCode(
          [
            ...tuples(rows.map(({ name, units, price }) => [name, units, price])),
            'revenue = {name: units * price for name, units, price in rows}',
            'total = sum(revenue.values())',
            'print("total:", round(total, 2))',
            `print("share:", round(100 * revenue[${JSON.stringify(first.name)}] / total, 1))`,
          ],
          'to get the revenue of each product and their sum',
        );
        return [run.at('total'), run.at('share')];
      },
    };
  },
});

const yearlyGrowth = family({
  name: 'yearly_growth',
  area: 'data tables',
  wordings: [
    '{what} in {town} by year: {values}. What was the average growth per year in percent, compounded, ' +
      'to two decimals?',
    'Please find the compound annual growth rate of {what} in {town}: {values}. Two decimals.',
    'From {values}, what is the mean yearly growth rate (geometric) of {what} in {town}, in percent ' +
      'with two decimals?',
    'We have {what} for {town}: {values}. By how many percent a year did that grow on average, ' +
      'compounding, to two decimals?',
    'The CAGR of {what} in {town}, please, to two decimals. Figures: {values}.',
    'How fast did {what} in {town} grow per year on average (compound rate, percent, two decimals)? {values}.',
  ],
  draw: (random) => {
    const values: number[] = [random.integer(900, 9000)];
    const years = random.integer(4, 6);
    while (values.length < years)
      values.push(Math.round((values.at(-1) ?? 0) * (1 + random.integer(-12, 190) / 1000)));
    const last = values.at(-1) ?? 0;
    if (last <= (values[0] ?? 0)) values[values.length - 1] = (values[0] ?? 0) + random.integer(90, 900);
    return {
      town: random.pick(towns),
      what: random.pick([
        'library loans',
        'overnight stays',
        'bus passengers',
        'museum visits',
        'bike counts',
      ]),
      start: random.integer(2016, 2019),
      values,
    };
  },
  pose: ({ town, what, start, values }) => {
    const [first = 1, last = 1] = [values[0], values.at(-1)];
    const steps = values.length - 1;
    return {
      slots: { town, what, values: listed(values.map((value, at) => `${start + at}: ${grouped(value)}`)) },
      expected: [
        { name: 'average yearly growth', value: percent(100 * ((last / first) ** (1 / steps) - 1), 2) },
      ],
      *work() {
        const factor = yield* use(
          'calculate_exact',
          { expression: `${last} / ${first}` },
          'to get the growth over the whole time',
        );
        const rate = yield* use(
          'calculate_exact',
          { expression: `(${factor.number('result')}^(1/${steps}) - 1) * 100`, decimals: 2 },
          `to spread it over ${steps} years`,
        );
        return [rate.at('result')];
      },
    };
  },
});

const weightedMean = family({
  name: 'weighted_mean',
  area: 'data tables',
  wordings: [
    'Ratings of our {what} by branch, with the number of reviews: {rows}. What is the overall rating, ' +
      'weighted by reviews? Two decimals.',
    'Please combine these ratings of our {what} into one, weighted by the number of reviews, to two ' +
      'decimals: {rows}.',
    'What is the average rating over all reviews (two decimals) of our {what}? {rows}.',
    'I have ratings per branch and how many reviews they rest on: {rows}. The weighted mean to two ' +
      'decimals, please. It is about our {what}.',
    'Branches and their {what} ratings: {rows}. Weighted by reviews, what is the mean, to two decimals?',
    'Not the plain average: what is the review-weighted rating (two decimals) of our {what} from {rows}?',
  ],
  draw: (random) => ({
    what: random.pick(['tours', 'workshops', 'repairs', 'meals', 'rentals']),
    rows: random
      .shuffle(towns)
      .slice(0, random.integer(4, 5))
      .map((town) => ({ town, rating: random.integer(28, 49) / 10, reviews: random.integer(12, 640) })),
  }),
  pose: ({ what, rows }) => ({
    slots: {
      what,
      rows: listed(rows.map(({ town, rating, reviews }) => `${town} ${rating} (${reviews} reviews)`)),
    },
    expected: [
      {
        name: 'overall rating',
        value: round(
          sum(rows.map(({ rating, reviews }) => rating * reviews)) / sum(rows.map(({ reviews }) => reviews)),
        ),
        decimals: 2,
      },
    ],
    *work() {
      const table = yield* use(
        'evaluate_table',
        {
          expression: 'rating * reviews',
          rows: rows.map(({ town, rating, reviews }) => ({ branch: town, rating, reviews })),
        },
        'to weight each rating by its reviews',
      );
      const count = yield* use(
        'calculate_exact',
        { expression: rows.map(({ reviews }) => reviews).join(' + ') },
        'to count all reviews',
      );
      const overall = yield* use(
        'calculate_exact',
        { expression: `${table.number('sum')} / ${count.number('result')}`, decimals: 2 },
        'to divide by the number of reviews',
      );
      return [overall.at('result')];
    },
    *workByCode() {
      const run = yield* useCode(
        [
          ...tuples(rows.map(({ town, rating, reviews }) => [town, rating, reviews])),
          'weighted = sum(rating * reviews for branch, rating, reviews in rows)',
          'count = sum(reviews for branch, rating, reviews in rows)',
          'print("mean:", round(weighted / count, 2))',
        ],
        'to weight each rating by its reviews',
      );
      return [run.at('mean')];
    },
  }),
});

export const tables: readonly Family[] = [salesTable, yearlyGrowth, weightedMean];
