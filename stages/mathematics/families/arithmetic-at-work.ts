// Arithmetic at work: average speeds, work done together, the best of several packs, and hours with their wages.
import { dollars, listed, money, quantity, ratio, round, sum } from './amounts.ts';
import { type Family, family, together, use } from './family.ts';
import { people } from './things.ts';

const averageSpeed = family({
  name: 'average_speed',
  area: 'arithmetic',
  wordings: [
    'A {who} covers {legs}. What is the average speed over the whole way, in km/h?',
    'The log of a {who} says: {legs}. What was the average speed in km/h, all in all?',
    '{legs}: that is what our {who} did today. Please tell me the overall average speed in km/h.',
    'I want the average speed of a {who} for a day with {legs}. Not the mean of the speeds, the real ' +
      'average in km/h.',
    'What average speed in km/h comes out for {legs}? It was one trip of a {who}.',
    'Over the day, a {who} made {legs}. How fast was that on average, in km/h?',
  ],
  draw: (random) => ({
    who: random.pick([
      'delivery van',
      'touring cyclist',
      'coach',
      'freight train',
      'patrol boat',
      'runner on a relay team',
    ]),
    legs: Array.from({ length: random.integer(3, 4) }, () => ({
      km: random.integer(12, 96),
      minutes: random.integer(4, 28) * 5,
    })),
  }),
  pose: ({ who, legs }) => {
    const [km, minutes] = [sum(legs.map((leg) => leg.km)), sum(legs.map((leg) => leg.minutes))];
    return {
      slots: { who, legs: listed(legs.map((leg) => `${leg.km} km in ${leg.minutes} minutes`)) },
      rounding: { decimals: 1 },
      expected: [{ name: 'average speed', value: quantity(km / (minutes / 60), 'km/h', 1) }],
      *work() {
        const [far, long] = yield* together([
          {
            tool: 'calculate_exact',
            arguments: { expression: legs.map((leg) => leg.km).join(' + ') },
            purpose: 'to add up the distances',
          },
          {
            tool: 'calculate_exact',
            arguments: { expression: legs.map((leg) => leg.minutes).join(' + ') },
            purpose: 'to add up the times',
          },
        ]);
        const speed = yield* use(
          'calculate_exact',
          { expression: `${far?.number('result')} / (${long?.number('result')}/60)`, decimals: 1 },
          'to divide the whole distance by the whole time',
        );
        return [speed.at('result')];
      },
    };
  },
});

const workingTogether = family({
  name: 'working_together',
  area: 'arithmetic',
  wordings: [
    '{a} {does} in {x} hours, {b} in {y} hours, and {c} in {z} hours. How long do all three take ' +
      'together? Exact hours as a fraction, please.',
    'Alone, {a} needs {x} hours to {do}, {b} {y} hours, {c} {z} hours. If they work side by side, how ' +
      'many hours is it, as a fraction?',
    'Three people can {do}: {a} in {x} hours, {b} in {y}, {c} in {z}. What is the exact time in hours ' +
      'if they do it together?',
    'To {do}, {a} takes {x} hours, {b} takes {y} hours, and {c} takes {z} hours. Working together, ' +
      'what fraction of hours do they need?',
    "I'm scheduling {a} ({x} hours alone), {b} ({y} hours alone), and {c} ({z} hours " +
      'alone) to {do}. How long together, in hours, as an exact fraction?',
    'How many hours do {a}, {b}, and {c} need together to {do}, if alone they need {x}, {y}, and {z} ' +
      'hours? I want the exact fraction.',
  ],
  draw: (random) => {
    const [a = '', b = '', c = ''] = random.shuffle(people);
    const [x = 0, y = 0, z = 0] = random.shuffle([3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15]);
    const [verb = '', does = ''] = random.pick([
      ['paint the hall', 'paints the hall'],
      ['fold the newsletters', 'folds the newsletters'],
      ['clear the garden', 'clears the garden'],
      ['enter the survey forms', 'enters the survey forms'],
      ['pack the order', 'packs the order'],
      ['proofread the catalog', 'proofreads the catalog'],
    ]);
    return { a, b, c, x, y, z, verb, does };
  },
  pose: ({ a, b, c, x, y, z, verb, does }) => ({
    slots: { a, b, c, x, y, z, do: verb, does },
    expected: [{ name: 'time together in hours', value: ratio(x * y * z, y * z + x * z + x * y) }],
    *work() {
      const rate = yield* use(
        'calculate_exact',
        { expression: `1/${x} + 1/${y} + 1/${z}` },
        'to add up what each does in an hour',
      );
      const time = yield* use(
        'calculate_exact',
        { expression: `1 / ${rate.exact('result')}` },
        'to turn the joint rate into a time',
      );
      return [time.at('result')];
    },
  }),
});

const bestPack = family({
  name: 'best_pack',
  area: 'arithmetic',
  wordings: [
    'Which pack of {what} is the cheapest per {unit}: {offers}? And what is that price per {unit}, to ' +
      'a tenth of a cent?',
    'I can buy {what} as {offers}. Which one has the lowest price per {unit}, and how much is it per ' +
      '{unit} (three decimals)?',
    'Comparing {what}: {offers}. Tell me the best value and its price per {unit} with three decimals.',
    'The shop has {what} in three sizes, {offers}. What is the lowest price per {unit}, to three ' +
      'decimals, and which size is it?',
    'Help me compare unit prices of {what}: {offers}. Which is cheapest per {unit}, and at what price ' +
      '(three decimals)?',
    '{offers} - all {what}. Where do I pay least per {unit}? Please give the unit price in dollars ' +
      'with three decimals.',
  ],
  draw: (random) => {
    const [what, unit] = random.pick([
      ['olive oil', 'liter'],
      ['basmati rice', 'kilogram'],
      ['washing powder', 'kilogram'],
      ['coffee beans', 'kilogram'],
      ['paint', 'liter'],
      ['cat food', 'kilogram'],
    ] as const);
    const base = random.integer(260, 1900) / 100;
    const sizes = random
      .shuffle([0.75, 1.5, 2.5, 4, 5.5, 7])
      .slice(0, 3)
      .sort((a, b) => a - b);
    return {
      what,
      unit,
      packs: sizes.map((size) => ({ size, price: round(base * size * (1 + random.integer(-18, 18) / 100)) })),
    };
  },
  pose: ({ what, unit, packs }) => {
    const short = unit === 'liter' ? 'L' : 'kg';
    const best = packs.reduce((a, b) => (b.price / b.size < a.price / a.size ? b : a));
    return {
      slots: {
        what,
        unit,
        offers: listed(packs.map(({ size, price }) => `${size} ${short} for ${dollars(price)}`)),
      },
      expected: [
        { name: `lowest price per ${unit}`, value: `$${round(best.price / best.size, 3).toFixed(3)}` },
        { name: 'cheapest pack', value: `${best.size} ${short}` },
      ],
      *work() {
        const table = yield* use(
          'evaluate_table',
          {
            expression: 'price / size',
            rows: packs.map(({ size, price }) => ({ pack: `${size} ${short}`, size, price })),
            decimals: 3,
          },
          `to compare the prices per ${unit}`,
        );
        return [table.at('min'), table.at(`values.${packs.indexOf(best)}.pack`)];
      },
    };
  },
});

const wages = family({
  name: 'hours_and_wages',
  area: 'arithmetic',
  wordings: [
    '{who} worked {times} this week at {rate} an hour. Everything over {limit} hours pays time and a ' +
      'half. What is the gross pay?',
    'Timesheet for {who}: {times}. The hourly rate is {rate}, and hours beyond {limit} count one and ' +
      'a half times. What do we owe?',
    'Please compute the pay of {who}: shifts of {times}, {rate} per hour, 1.5 times the rate after ' +
      '{limit} hours.',
    'I need the gross pay for {who}. Shifts: {times}. Rate: {rate} per hour, overtime at 1.5 times ' +
      'from hour {limit} on.',
    "What did {who} earn this week? Shifts were {times}; it's {rate} an hour up to {limit} hours and 1.5 times that for the rest.",
    '{who} clocked {times}. With {rate} per hour and a 1.5 overtime factor beyond {limit} hours, what ' +
      'goes on the payslip?',
  ],
  variations: ['And at {rate} an hour?', 'What would it be with a rate of {rate}?'],
  draw: (random) => ({
    who: random.pick(people),
    rate: random.integer(1450, 3900) / 100,
    limit: random.pick([35, 36, 37.5, 40]),
    shifts: Array.from({ length: 5 }, () => ({
      hours: random.integer(7, 10),
      minutes: random.integer(1, 11) * 5,
    })),
  }),
  pose: ({ who, rate, limit, shifts }) => {
    const hours = sum(shifts.map((shift) => shift.hours * 60 + shift.minutes)) / 60;
    const pay = hours > limit ? limit * rate + (hours - limit) * rate * 1.5 : hours * rate;
    return {
      slots: {
        who,
        rate: dollars(rate),
        limit,
        times: listed(shifts.map((shift) => `${shift.hours} h ${shift.minutes} min`)),
      },
      expected: [{ name: `gross pay of ${who}`, value: money(pay) }],
      *work() {
        const total = yield* use(
          'calculate_exact',
          {
            expression: `(${shifts.map((shift) => `${shift.hours}*60 + ${shift.minutes}`).join(' + ')}) / 60`,
          },
          'to add up the hours',
        );
        const worked = total.exact('result');
        const earned = yield* use(
          'calculate_exact',
          {
            expression: `min(${worked}, ${limit})*${rate} + max(${worked} - ${limit}, 0)*${rate}*1.5`,
            decimals: 2,
          },
          'to pay the usual hours and the overtime',
        );
        return [earned.at('result')];
      },
    };
  },
  vary: (parameters, random) => ({
    ...parameters,
    rate: round(parameters.rate + random.integer(60, 420) / 100),
  }),
});

export const arithmeticMore: readonly Family[] = [averageSpeed, workingTogether, bestPack, wages];
