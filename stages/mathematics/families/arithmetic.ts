// Arithmetic in context: orders, recipes, bills, trips, speeds, work done together, packs, and hours worked.
import { dollars, gcdOf, money, quantity, ratio, round } from './amounts.ts';
import { arithmeticMore } from './arithmetic-at-work.ts';
import { type Family, family, use } from './family.ts';
import { people, shopGoods, towns } from './things.ts';

const discountedOrder = family({
  name: 'discounted_order',
  area: 'arithmetic',
  wordings: [
    "I'm ordering {a} {things} at {pa} each and {b} {others} at {pb} each. The supplier takes {d}% off " +
      'the whole order, and then {t}% sales tax comes on top. What do I pay in the end?',
    'We need {a} {things} ({pa} apiece) and {b} {others} ({pb} apiece). There is a {d}% discount on ' +
      'the order and {t}% tax on what is left. {What is the final total|How much will the invoice come ' +
      'to}?',
    'Can you {check|work out} an order for me? {a} {things} for {pa} each, {b} {others} for {pb} ' +
      'each, minus {d}%, plus {t}% sales tax.',
    'A quote lists {a} {things} at {pa} and {b} {others} at {pb}, less a {d}% volume ' +
      "discount. With {t}% tax after the discount, what's the amount due?",
    'My cart has {a} {things} at {pa} each and {b} {others} at {pb} each. I have a {d}% coupon, and ' +
      'tax is {t}% of the reduced price. What will I be charged?',
    'Price check, please: {a} {things} costing {pa} each plus {b} {others} costing {pb} each, {d}% ' +
      'off everything, then {t}% tax. What does it come to?',
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
    'A recipe for {from} people takes {amount} cups of {what}. {I am cooking|We are cooking} for ' +
      '{to}. How many cups is that, as a fraction?',
    'My {dish} serves {from} and needs {amount} cups of {what}. {to} guests are coming. What amount ' +
      'do I need, as an exact fraction of cups?',
    'I have to scale a {dish} from {from} servings to {to}. It uses {amount} cups of {what}. Please ' +
      'give me the new amount in cups as a fraction.',
    'For {from} servings of {dish} I use {amount} cups of {what}. How much for {to} servings? A ' +
      'fraction, please, no decimals.',
    'If {amount} cups of {what} are right for {from} portions of {dish}, how many cups do {to} ' +
      'portions take? I measure in fractions.',
    "I'm feeding {to} people with a {dish} recipe meant for {from}. The {what} is " +
      "given as {amount} cups. What's the scaled amount as a fraction?",
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
    '{n} of us had dinner, and the bill is {bill}. We want to leave {tip}% and split it evenly, but ' +
      '{who} pays only for a {own} drink before tip and sharing. What does each of the others pay?',
    'The restaurant bill is {bill}. {who} leaves {own} for a drink and goes; the other {m} people add ' +
      '{tip}% tip on the rest and share it equally. How much is it per person?',
    'Splitting a bill of {bill}: first {who} puts in {own}, then the remaining {m} share what is left ' +
      'with a {tip}% tip on it. What is each share?',
    'Dinner came to {bill}. {own} of that is covered by {who}. {m} of us split the rest with a tip of ' +
      '{tip}% on the rest. What do we each owe?',
    'Could you split this? Total {bill}, minus {own} that {who} already paid, plus {tip}% tip on the ' +
      'remainder, divided by {m}.',
    'We were {m} people plus {who}, who only paid {own}. The bill was {bill}, and we tip {tip}% on ' +
      'our part. How much does each of us {m} pay?',
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
    "I'm driving from {a} to {b} and back, {km} km each way. The car takes {use} liters per " +
      '100 km, and fuel costs {price} per liter. What will the fuel cost?',
    'A round trip to {b} is {km} km in each direction. At {use} L/100 km and {price} a liter, how ' +
      'much do I spend on fuel?',
    'Please work out my fuel costs: {a} to {b} is {km} km one way, I drive both ways, consumption is ' +
      '{use} liters per 100 km, price {price} per liter.',
    'We drive {km} km to {b} and the same back. Consumption: {use} L per 100 km. Fuel: {price} per ' +
      'liter. What does the whole trip cost in fuel?',
    'How much money goes into fuel for a return trip of {km} km each way with a car that uses {use} ' +
      'liters per 100 km, if a liter costs {price}?',
    'For an expense claim I need the fuel cost of driving {km} km to {b} and {km} km back. The van ' +
      'uses {use} L/100 km, and we paid {price} a liter.',
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

export const arithmetic: readonly Family[] = [
  discountedOrder,
  scaledRecipe,
  sharedBill,
  tripFuel,
  ...arithmeticMore,
];
