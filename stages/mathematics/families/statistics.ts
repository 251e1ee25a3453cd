// Statistics: the spread of a sample, forecasts from a trend, confidence intervals, needed grades, and quartiles.
import { listed, mean, quantity, round, sum } from './amounts.ts';
import { type Family, family, use } from './family.ts';
import { neededGrade } from './needed-grade.ts';

const deviation = (values: readonly number[]): number =>
  Math.sqrt(sum(values.map((value) => (value - mean(values)) ** 2)) / (values.length - 1));

const middle = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
};

const sampleSpread = family({
  name: 'sample_spread',
  area: 'statistics',
  wordings: [
    'We measured {what}: {values}. What are the mean, the median, and the sample standard deviation? ' +
      'Two decimals.',
    'Please give me mean, median, and sample standard deviation (two decimals) of {what}: {values}.',
    'Data on {what}: {values}. I need the mean, the median, and the standard deviation of the sample, ' +
      'to two decimals.',
    'For my report on {what}, what are the mean, the median, and the sample standard deviation of ' +
      '{values}? To two decimals, please.',
    '{values} are our readings of {what}. Mean? Median? Sample standard deviation? Two decimals each.',
    'Can you summarize {what} with mean, median, and sample standard deviation to two decimals? The ' +
      'values are {values}.',
  ],
  draw: (random) => {
    const { what, low, high } = random.pick([
      { what: 'waiting times in minutes', low: 30, high: 290 },
      { what: 'package weights in kilograms', low: 12, high: 240 },
      { what: 'reaction times in seconds', low: 21, high: 96 },
      { what: 'daily sales in thousands', low: 40, high: 380 },
      { what: 'plant heights in centimeters', low: 80, high: 460 },
    ]);
    return {
      what,
      values: Array.from({ length: random.integer(8, 14) }, () => random.integer(low, high) / 10),
    };
  },
  pose: ({ what, values }) => ({
    slots: { what, values: listed(values) },
    expected: [
      { name: 'mean', value: round(mean(values)) },
      { name: 'median', value: round(middle(values)) },
      { name: 'sample standard deviation', value: round(deviation(values)) },
    ],
    *work() {
      const found = yield* use(
        'describe_data',
        { values: [...values], decimals: 2 },
        'to describe the sample',
      );
      return [found.at('mean'), found.at('median'), found.at('sample_deviation')];
    },
  }),
});

const trendForecast = family({
  name: 'trend_forecast',
  area: 'statistics',
  wordings: [
    '{what} from month 1 to month {n} were {values}. If the linear trend goes on, what do we get in ' +
      'month {next}? One decimal.',
    'Please fit a straight line through {what} by month: {values} for months 1 to {n}. What does it ' +
      'predict for month {next}, to one decimal?',
    'Monthly {what}: {values}. By linear regression over months 1 to {n}, what is the forecast for ' +
      'month {next} (one decimal)?',
    'I want a least-squares forecast of {what} for month {next}. Months 1 to {n} had {values}. One ' +
      'decimal is enough.',
    'Extrapolate {what} linearly: {values} in months 1 to {n}; month {next}? To one decimal.',
    'What would the regression line say for month {next}, if {what} in months 1 to {n} were {values}? ' +
      'One decimal.',
  ],
  variations: [
    'And for month {next}?',
    'What about month {next}?',
    'What does the line give for month {next}?',
  ],
  draw: (random) => {
    const [start, slope] = [random.integer(40, 400), random.integer(-60, 140) / 10];
    const n = random.integer(6, 9);
    return {
      n,
      next: n + random.integer(2, 5),
      what: random
        .pick([
          'Library visits',
          'Newsletter sign-ups',
          'Bike rentals',
          'Support tickets',
          'Water bills',
          'Course bookings',
        ])
        .replace(/^./, (first) => first.toLowerCase()),
      values: Array.from({ length: n }, (_, at) =>
        Math.max(3, Math.round(start + slope * at + random.integer(-9, 9))),
      ),
    };
  },
  pose: ({ n, next, what, values }) => {
    const months = values.map((_, at) => at + 1);
    const slope =
      (n * sum(months.map((month, at) => month * (values[at] ?? 0))) - sum(months) * sum(values)) /
      (n * sum(months.map((month) => month * month)) - sum(months) ** 2);
    return {
      slots: { n, next, what, values: listed(values) },
      expected: [
        { name: `forecast for month ${next}`, value: round(mean(values) + slope * (next - mean(months)), 1) },
      ],
      *work() {
        const found = yield* use(
          'linear_regression',
          { x: months, y: [...values], predict: next, decimals: 1 },
          `to fit the trend and read it at month ${next}`,
        );
        return [found.at('predicted')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, next: parameters.next + random.integer(1, 4) }),
});

const confidence = family({
  name: 'confidence_interval',
  area: 'statistics',
  wordings: [
    'From a sample of {n} {things}, {what} has a mean of {m} and a standard deviation of {s}. What is ' +
      'the 95% confidence interval for the mean, with z = 1.96? Two decimals.',
    'n = {n}, mean {m}, standard deviation {s} ({what} of {things}). Please give the 95% confidence ' +
      'interval of the mean using 1.96, to two decimals.',
    'I need a 95% confidence interval (factor 1.96) for {what}: {n} {things}, mean {m}, standard ' +
      'deviation {s}. Two decimals.',
    'We tested {n} {things}. {what}: mean {m}, standard deviation {s}. In which interval does the ' +
      'true mean lie with 95% confidence (z = 1.96, two decimals)?',
    'What are the bounds of the 95% confidence interval for a mean of {m} with a standard deviation ' +
      'of {s} and {n} {things}? Use z = 1.96 and two decimals. It is about {what}.',
    'Sample of {n} {things}, {what} {m} on average, deviation {s}. 95% interval for the mean with ' +
      '1.96, rounded to two decimals?',
  ],
  draw: (random) => ({
    n: random.integer(28, 240),
    m: random.integer(310, 9800) / 10,
    s: random.integer(21, 460) / 10,
    ...random.pick([
      { things: 'batteries', what: 'the life in hours' },
      { things: 'loaves', what: 'the weight in grams' },
      { things: 'ropes', what: 'the breaking load in kilograms' },
      { things: 'commuters', what: 'the daily distance in kilometers' },
    ]),
  }),
  pose: ({ n, m, s, things, what }) => ({
    slots: { n, m, s, things, what },
    expected: [
      { name: 'lower bound', value: round(m - (1.96 * s) / Math.sqrt(n)) },
      { name: 'upper bound', value: round(m + (1.96 * s) / Math.sqrt(n)) },
    ],
    *work() {
      const half = yield* use(
        'calculate_exact',
        { expression: `1.96 * ${s} / sqrt(${n})` },
        'to get half the width of the interval',
      );
      const low = yield* use(
        'calculate_exact',
        { expression: `${m} - ${half.number('result')}`, decimals: 2 },
        'to get the lower bound',
      );
      const high = yield* use(
        'calculate_exact',
        { expression: `${m} + ${half.number('result')}`, decimals: 2 },
        'to get the upper bound',
      );
      return [low.at('result'), high.at('result')];
    },
  }),
});

const quartiles = family({
  name: 'quartiles',
  area: 'statistics',
  wordings: [
    'Response times of our {site} in milliseconds: {values}. From which value on does a point count ' +
      'as an outlier, by upper quartile plus 1.5 times the interquartile range?',
    'Please compute the upper outlier limit (Q3 + 1.5·IQR) for these load times of the {site}, in ms: ' +
      '{values}.',
    'I have {values} as latencies in ms of the {site}. What is Q3 + 1.5 × IQR?',
    'Which latency of the {site} would be an outlier? Use Q3 plus 1.5 IQR on {values} (milliseconds).',
    'Outlier limit for {values} (ms, {site}): the upper quartile plus one and a half interquartile ' +
      'ranges, please.',
    'For monitoring the {site}: given {values} ms, what is the threshold upper quartile + 1.5 · ' +
      'interquartile range?',
  ],
  draw: (random) => ({
    site: random.pick(['shop page', 'search service', 'login page', 'map server', 'booking form']),
    values: Array.from({ length: random.integer(10, 15) }, () => random.integer(84, 620)),
  }),
  pose: ({ site, values }) => {
    const sorted = [...values].sort((a, b) => a - b);
    const half = Math.floor(sorted.length / 2);
    const [low, high] = [middle(sorted.slice(0, half)), middle(sorted.slice(-half))];
    return {
      slots: { site, values: listed(values) },
      expected: [{ name: 'outlier limit', value: quantity(high + 1.5 * (high - low), 'ms') }],
      *work() {
        const found = yield* use('describe_data', { values: [...values] }, 'to get the quartiles');
        const [lower, upper] = [found.number('lower_quartile'), found.number('upper_quartile')];
        const limit = yield* use(
          'calculate_exact',
          { expression: `${upper} + 1.5*(${upper} - ${lower})` },
          'to add one and a half interquartile ranges',
        );
        return [limit.at('result')];
      },
    };
  },
});

export const statistics: readonly Family[] = [
  sampleSpread,
  trendForecast,
  confidence,
  neededGrade,
  quartiles,
];
