// Arithmetic in context: orders, recipes, bills, trips, speeds, work done together, packs, and hours worked.
import { dollars, gcdOf, listed, money, quantity, ratio, round, sum } from './amounts.ts';
import { type Family, family, together, use } from './family.ts';
import { people, shopGoods, towns } from './things.ts';

const discountedOrder = family({
  name: 'discounted_order',
  area: 'arithmetic',
  wordings: [
    "I'm ordering {a} {things} at {pa} each and {b} {others} at {pb} each. The supplier takes {d}% off the whole order, and then {t}% sales tax comes on top. What do I pay in the end?",
    'We need {a} {things} ({pa} apiece) and {b} {others} ({pb} apiece). There is a {d}% discount on the order and {t}% tax on what is left. {What is the final total|How much will the invoice come to}?',
    'Can you {check|work out} an order for me? {a} {things} for {pa} each, {b} {others} for {pb} each, minus {d}%, plus {t}% sales tax.',
    "A quote lists {a} {things} at {pa} and {b} {others} at {pb}, less a {d}% volume discount. With {t}% tax after the discount, what's the amount due?",
    'My cart has {a} {things} at {pa} each and {b} {others} at {pb} each. I have a {d}% coupon, and tax is {t}% of the reduced price. What will I be charged?',
    'Price check, please: {a} {things} costing {pa} each plus {b} {others} costing {pb} each, {d}% off everything, then {t}% tax. What does it come to?',
  ],
  variations: [
    'And what if the discount were {d}% instead?',
    'What would I pay with {d}% off?',
    'Suppose they give us {d}%. What is the total then?',
  ],
  draw(random) {
    const [one, other] = random.shuffle(shopGoods);
    return {
      things: one?.[1] ?? '',
      others: other?.[1] ?? '',
      a: random.integer(4, 36),
      b: random.integer(3, 24),
      pa: random.integer(499, 8999) / 100,
      pb: random.integer(399, 5999) / 100,
      d: random.pick([5, 7.5, 8, 10, 12, 12.5, 15, 18]),
      t: random.pick([5, 6.25, 7, 7.5, 8.25, 8.875, 9.5]),
    };
  },
  pose: ({ things, others, a, b, pa, pb, d, t }) => ({
    slots: { things, others, a, b, pa: dollars(pa), pb: dollars(pb), d, t },
    expected: [
      {
        name: 'total with discount and tax',
        value: money((a * pa + b * pb) * (1 - d / 100) * (1 + t / 100)),
      },
    ],
    *work() {
      const subtotal = yield* use(
        'calculate_exact',
        { expression: `${a}*${pa} + ${b}*${pb}` },
        'to add up the order',
      );
      const reduced = yield* use(
        'calculate_exact',
        { expression: `${subtotal.number('result')} * (1 - ${d}/100)` },
        'to take off the discount',
      );
      const total = yield* use(
        'calculate_exact',
        { expression: `${reduced.number('result')} * (1 + ${t}/100)`, decimals: 2 },
        'to add the tax to the discounted price',
      );
      return [total.at('result')];
    },
  }),
  vary: (parameters, random) => ({
    ...parameters,
    d: random.pick([4, 6, 9, 11, 14, 20].filter((d) => d !== parameters.d)),
  }),
});

const scaledRecipe = family({
  name: 'scaled_recipe',
  area: 'arithmetic',
  wordings: [
    'A recipe for {from} people takes {amount} cups of {what}. {I am cooking|We are cooking} for {to}. How many cups is that, as a fraction?',
    'My {dish} serves {from} and needs {amount} cups of {what}. {to} guests are coming. What amount do I need, as an exact fraction of cups?',
    'I have to scale a {dish} from {from} servings to {to}. It uses {amount} cups of {what}. Please give me the new amount in cups as a fraction.',
    'For {from} servings of {dish} I use {amount} cups of {what}. How much for {to} servings? A fraction, please, no decimals.',
    'If {amount} cups of {what} are right for {from} portions of {dish}, how many cups do {to} portions take? I measure in fractions.',
    "I'm feeding {to} people with a {dish} recipe meant for {from}. The {what} is given as {amount} cups. What's the scaled amount as a fraction?",
  ],
  variations: [
    'And for {to} people?',
    'What would it be for {to}?',
    'If {to} people come, how much is it then?',
  ],
  draw(random) {
    const under = random.pick([3, 4, 6, 8]);
    const over = random.pick([1, 2, 3, 5, 7].filter((each) => gcdOf(each, under) === 1));
    return {
      over,
      under,
      from: random.pick([4, 6, 8, 9]),
      to: random.pick([7, 10, 11, 13, 14, 15, 22]),
      what: random.pick(['flour', 'rice', 'oats', 'sugar', 'milk', 'lentils', 'stock']),
      dish: random.pick(['casserole', 'pancake', 'soup', 'crumble', 'risotto', 'bread', 'pudding']),
    };
  },
  pose: ({ over, under, from, to, what, dish }) => ({
    slots: { amount: `${over}/${under}`, from, to, what, dish },
    expected: [{ name: `amount of ${what} in cups`, value: ratio(over * to, under * from) }],
    *work() {
      const scaled = yield* use(
        'calculate_exact',
        { expression: `${over}/${under} * ${to}/${from}` },
        `to scale the ${what} to ${to} servings`,
      );
      return [scaled.at('result')];
    },
  }),
  vary: (parameters, random) => ({
    ...parameters,
    to: random.pick([5, 17, 18, 20, 21, 25].filter((to) => to !== parameters.to)),
  }),
});

const sharedBill = family({
  name: 'shared_bill',
  area: 'arithmetic',
  wordings: [
    '{n} of us had dinner, and the bill is {bill}. We want to leave {tip}% and split it evenly, but {who} pays only for a {own} drink before tip and sharing. What does each of the others pay?',
    'The restaurant bill is {bill}. {who} leaves {own} for a drink and goes; the other {m} people add {tip}% tip on the rest and share it equally. How much is it per person?',
    'Splitting a bill of {bill}: first {who} puts in {own}, then the remaining {m} share what is left with a {tip}% tip on it. What is each share?',
    'Dinner came to {bill}. {own} of that is covered by {who}. {m} of us split the rest with a tip of {tip}% on the rest. What do we each owe?',
    'Could you split this? Total {bill}, minus {own} that {who} already paid, plus {tip}% tip on the remainder, divided by {m}.',
    'We were {m} people plus {who}, who only paid {own}. The bill was {bill}, and we tip {tip}% on our part. How much does each of us {m} pay?',
  ],
  variations: ['And with a {tip}% tip?', 'What if we tip {tip}% instead?', 'How much would it be at {tip}%?'],
  draw: (random) => {
    const m = random.integer(3, 9);
    return {
      m,
      who: random.pick(people),
      own: random.integer(450, 1600) / 100,
      bill: random.integer(9000, 42000) / 100,
      tip: random.pick([12, 15, 17.5, 18, 20, 22]),
    };
  },
  pose: ({ m, who, own, bill, tip }) => ({
    slots: { m, n: m + 1, who, own: dollars(own), bill: dollars(bill), tip },
    expected: [{ name: 'share of each person', value: money(((bill - own) * (1 + tip / 100)) / m) }],
    *work() {
      const rest = yield* use(
        'calculate_exact',
        { expression: `${bill} - ${own}` },
        `to take off what ${who} pays`,
      );
      const share = yield* use(
        'calculate_exact',
        { expression: `${rest.number('result')} * (1 + ${tip}/100) / ${m}`, decimals: 2 },
        `to add the tip and split it by ${m}`,
      );
      return [share.at('result')];
    },
  }),
  vary: (parameters, random) => ({ ...parameters, tip: random.pick([10, 13, 16, 19, 25]) }),
});

const tripFuel = family({
  name: 'trip_fuel',
  area: 'arithmetic',
  wordings: [
    "I'm driving from {a} to {b} and back, {km} km each way. The car takes {use} liters per 100 km, and fuel costs {price} per liter. What will the fuel cost?",
    'A round trip to {b} is {km} km in each direction. At {use} L/100 km and {price} a liter, how much do I spend on fuel?',
    'Please work out my fuel costs: {a} to {b} is {km} km one way, I drive both ways, consumption is {use} liters per 100 km, price {price} per liter.',
    'We drive {km} km to {b} and the same back. Consumption: {use} L per 100 km. Fuel: {price} per liter. What does the whole trip cost in fuel?',
    'How much money goes into fuel for a return trip of {km} km each way with a car that uses {use} liters per 100 km, if a liter costs {price}?',
    'For an expense claim I need the fuel cost of driving {km} km to {b} and {km} km back. The van uses {use} L/100 km, and we paid {price} a liter.',
  ],
  variations: ['And if fuel goes up to {price} a liter?', 'What would it cost at {price} per liter?'],
  draw: (random) => {
    const [a = '', b = ''] = random.shuffle(towns);
    return {
      a,
      b,
      km: random.integer(62, 640),
      use: random.integer(48, 112) / 10,
      price: random.integer(139, 215) / 100,
    };
  },
  pose: ({ a, b, km, use: consumption, price }) => ({
    slots: { a, b, km, use: consumption, price: dollars(price) },
    expected: [
      { name: 'fuel used', value: quantity(((2 * km) / 100) * consumption, 'liters') },
      { name: 'cost of the fuel', value: money(((2 * km) / 100) * consumption * price) },
    ],
    *work() {
      const liters = yield* use(
        'calculate_exact',
        { expression: `2*${km}/100 * ${consumption}` },
        'to find how many liters the trip takes',
      );
      const cost = yield* use(
        'calculate_exact',
        { expression: `${liters.number('result')} * ${price}`, decimals: 2 },
        'to price the fuel',
      );
      return [liters.at('result'), cost.at('result')];
    },
  }),
  vary: (parameters, random) => ({
    ...parameters,
    price: round(parameters.price + random.integer(7, 38) / 100),
  }),
});

const averageSpeed = family({
  name: 'average_speed',
  area: 'arithmetic',
  wordings: [
    'A {who} covers {legs}. What is the average speed over the whole way, in km/h?',
    'The log of a {who} says: {legs}. What was the average speed in km/h, all in all?',
    '{legs}: that is what our {who} did today. Please tell me the overall average speed in km/h.',
    'I want the average speed of a {who} for a day with {legs}. Not the mean of the speeds, the real average in km/h.',
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
    '{a} {does} in {x} hours, {b} in {y} hours, and {c} in {z} hours. How long do all three take together? Exact hours as a fraction, please.',
    'Alone, {a} needs {x} hours to {do}, {b} {y} hours, {c} {z} hours. If they work side by side, how many hours is it, as a fraction?',
    'Three people can {do}: {a} in {x} hours, {b} in {y}, {c} in {z}. What is the exact time in hours if they do it together?',
    'To {do}, {a} takes {x} hours, {b} takes {y} hours, and {c} takes {z} hours. Working together, what fraction of hours do they need?',
    "I'm scheduling {a} ({x} hours alone), {b} ({y} hours alone), and {c} ({z} hours alone) to {do}. How long together, in hours, as an exact fraction?",
    'How many hours do {a}, {b}, and {c} need together to {do}, if alone they need {x}, {y}, and {z} hours? I want the exact fraction.',
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
    'Which pack of {what} is the cheapest per {unit}: {offers}? And what is that price per {unit}, to a tenth of a cent?',
    'I can buy {what} as {offers}. Which one has the lowest price per {unit}, and how much is it per {unit} (three decimals)?',
    'Comparing {what}: {offers}. Tell me the best value and its price per {unit} with three decimals.',
    'The shop has {what} in three sizes, {offers}. What is the lowest price per {unit}, to three decimals, and which size is it?',
    'Help me compare unit prices of {what}: {offers}. Which is cheapest per {unit}, and at what price (three decimals)?',
    '{offers} - all {what}. Where do I pay least per {unit}? Please give the unit price in dollars with three decimals.',
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
    '{who} worked {times} this week at {rate} an hour. Everything over {limit} hours pays time and a half. What is the gross pay?',
    'Timesheet for {who}: {times}. The hourly rate is {rate}, and hours beyond {limit} count one and a half times. What do we owe?',
    'Please compute the pay of {who}: shifts of {times}, {rate} per hour, 1.5 times the rate after {limit} hours.',
    'I need the gross pay for {who}. Shifts: {times}. Rate: {rate} per hour, overtime at 1.5 times from hour {limit} on.',
    "What did {who} earn this week? Shifts were {times}; it's {rate} an hour up to {limit} hours and 1.5 times that for the rest.",
    '{who} clocked {times}. With {rate} per hour and a 1.5 overtime factor beyond {limit} hours, what goes on the payslip?',
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

export const arithmetic: readonly Family[] = [
  discountedOrder,
  scaledRecipe,
  sharedBill,
  tripFuel,
  averageSpeed,
  workingTogether,
  bestPack,
  wages,
];
