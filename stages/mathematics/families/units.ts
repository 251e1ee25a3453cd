// Units: fabric in inches and meters, downloads in bytes and bits, oven temperatures, and fuel economy.
import { dollars, money, quantity } from './amounts.ts';
import { type Family, family, together, use } from './family.ts';

const fabric = family({
  name: 'fabric',
  area: 'units',
  wordings: [
    'A pattern needs {n} pieces of {inches} inches of {what} each. It is sold by the meter at ' +
      '{price}. How many meters is that, rounded up to a tenth, and what does it cost?',
    'I need {n} lengths of {what}, {inches} inches each. The shop sells meters at {price}, in steps ' +
      'of 0.1 m. How many meters do I buy, and for how much?',
    '{n} × {inches} inches of {what}: how many meters, rounded up to one decimal, and what is the ' +
      'price at {price} per meter?',
    'How much {what} in meters (next full tenth) do I need for {n} strips of {inches} inches, and ' +
      'what will {price} a meter come to?',
    'Convert and price this, please: {n} cuts of {what} at {inches} inches each, sold in tenths of a ' +
      'meter for {price} per meter.',
    'For {n} curtains I want {inches} inches of {what} each. In meters, rounded up to a tenth, how ' +
      'much is that, and what does it cost at {price} per meter?',
  ],
  draw: (random) => ({
    n: random.integer(4, 26),
    inches: random.integer(180, 880) / 10,
    what: random.pick(['linen', 'ribbon', 'canvas', 'velvet', 'lace', 'webbing']),
    price: random.integer(290, 3400) / 100,
  }),
  pose: ({ n, inches, what, price }) => {
    const meters = Math.ceil(Number((n * inches * 0.254).toFixed(8))) / 10;
    return {
      slots: { n, inches, what, price: dollars(price) },
      expected: [
        { name: `length of ${what}`, value: quantity(meters, 'm', 1) },
        { name: `price of the ${what}`, value: money(meters * price) },
      ],
      *work() {
        const total = yield* use(
          'calculate_exact',
          { expression: `${n} * ${inches}` },
          'to add up the inches',
        );
        const metric = yield* use(
          'convert_unit',
          { value: total.number('result'), from: 'inch', to: 'm' },
          'to convert them to meters',
        );
        const length = yield* use(
          'calculate_exact',
          { expression: `ceil(${metric.number('result')} * 10) / 10` },
          'to round up to a tenth of a meter',
        );
        const cost = yield* use(
          'calculate_exact',
          { expression: `${length.number('result')} * ${price}`, decimals: 2 },
          'to price it',
        );
        return [length.at('result'), cost.at('result')];
      },
    };
  },
});

const download = family({
  name: 'download',
  area: 'units',
  wordings: [
    'How long does a download of {gb} GB take at {mbit} megabits per second? In minutes with one ' +
      'decimal, 1 GB being 1000 MB.',
    'A {what} of {gb} GB comes over a line with {mbit} Mbit/s. How many minutes is that, to one ' +
      'decimal? Count 1000 MB per GB.',
    'At {mbit} Mbit/s, how many minutes do I wait for a {gb} GB {what}? One decimal, decimal gigabytes.',
    'Please work out the transfer time of a {gb} GB {what} at {mbit} megabits per second in minutes ' +
      '(one decimal, 1 GB = 1000 MB).',
    'Our connection does {mbit} Mbit/s. A {what} has {gb} GB (1 GB = 1000 MB). Minutes to transfer ' +
      'it, with one decimal?',
    'I have to send a {what} of {gb} gigabytes. With {mbit} megabits a second, how many minutes will ' +
      'that be? To one decimal; 1000 MB make a GB.',
  ],
  variations: [
    'And at {mbit} Mbit/s?',
    'How long with {mbit} Mbit/s?',
    'What if the line only does {mbit} Mbit/s?',
  ],
  draw: (random) => ({
    gb: random.integer(21, 940) / 10,
    mbit: random.pick([16, 25, 40, 50, 80, 100, 120, 175, 250]),
    what: random.pick(['backup', 'film', 'data set', 'disk image', 'photo archive', 'game']),
  }),
  pose: ({ gb, mbit, what }) => ({
    slots: { gb, mbit, what },
    expected: [{ name: 'transfer time', value: quantity((gb * 8000) / mbit / 60, 'minutes', 1) }],
    *work() {
      const bits = yield* use(
        'calculate_exact',
        { expression: `${gb} * 1000 * 8` },
        'to get the size in megabits',
      );
      const seconds = yield* use(
        'calculate_exact',
        { expression: `${bits.number('result')} / ${mbit}` },
        'to get the time in seconds',
      );
      const minutes = yield* use(
        'convert_unit',
        { value: seconds.number('result'), from: 's', to: 'minute', decimals: 1 },
        'to convert it to minutes',
      );
      return [minutes.at('result')];
    },
  }),
  vary: (parameters, random) => ({ ...parameters, mbit: random.pick([10, 30, 60, 90, 200, 500]) }),
});

const ovenRecipe = family({
  name: 'oven_recipe',
  area: 'units',
  wordings: [
    'An American recipe says {f}°F and {oz} ounces of {what}. What is that in degrees Celsius (whole ' +
      'degrees) and in grams (whole grams)?',
    'Please convert {f}°F to Celsius and {oz} ounces of {what} to grams, each rounded to a whole number.',
    'My oven is in Celsius and my scale in grams. The recipe: {f}°F, {oz} oz of {what}. Whole numbers, please.',
    'What are {f}°F in °C, and {oz} ounces of {what} in grams? Round both to whole numbers.',
    'I need metric values for a recipe with {oz} oz {what} baked at {f}°F. Grams and degrees Celsius ' +
      'without decimals.',
    'How many grams of {what} are {oz} ounces, and which setting in °C is {f}°F? Whole numbers are fine.',
  ],
  draw: (random) => ({
    f: random.integer(55, 90) * 5,
    oz: random.integer(7, 68) / 2,
    what: random.pick(['butter', 'cheddar', 'pumpkin', 'chocolate', 'flour', 'almonds']),
  }),
  pose: ({ f, oz, what }) => ({
    slots: { f, oz, what },
    expected: [
      { name: 'oven temperature', value: quantity(((f - 32) * 5) / 9, '°C', 0) },
      { name: `weight of the ${what}`, value: quantity(oz * 28.349523125, 'g', 0) },
    ],
    *work() {
      const [heat, weight] = yield* together([
        {
          tool: 'convert_unit',
          arguments: { value: f, from: 'degF', to: 'degC', decimals: 0 },
          purpose: 'to convert the temperature',
        },
        {
          tool: 'convert_unit',
          arguments: { value: oz, from: 'ounce', to: 'gram', decimals: 0 },
          purpose: `to convert the weight of the ${what}`,
        },
      ]);
      return [heat, weight].flatMap((found) => found?.at('result') ?? []);
    },
  }),
});

const fuelEconomy = family({
  name: 'fuel_economy',
  area: 'units',
  wordings: [
    'A rental car does {mpg} miles per US gallon. How many liters per 100 km is that, to two ' +
      'decimals, and how many liters will {km} km take (one decimal)?',
    'Please turn {mpg} mpg (US) into L/100 km with two decimals, and tell me the fuel in liters for ' +
      '{km} km with one decimal.',
    'What is {mpg} miles per gallon in liters per 100 km (two decimals)? And how much fuel does a ' +
      '{km} km trip need, in liters to one decimal?',
    "The car's sticker says {mpg} mpg, US gallons. In liters per 100 km to two decimals? And for {km} km, how many liters, to one decimal?",
    'Consumption {mpg} miles per US gallon, distance {km} km. Liters per 100 km (two decimals), ' +
      'liters in total (one decimal)?',
    'For a {km} km tour with a {mpg} mpg car: what are liters per 100 km (two decimals) and the ' +
      'liters needed (one decimal)? US gallons.',
  ],
  draw: (random) => ({ mpg: random.integer(18, 54), km: random.integer(120, 1400) }),
  pose: ({ mpg, km }) => {
    const rate = 378.5411784 / (mpg * 1.609344);
    return {
      slots: { mpg, km },
      expected: [
        { name: 'consumption', value: quantity(rate, 'L/100 km', 2) },
        { name: 'fuel needed', value: quantity((rate * km) / 100, 'liters', 1) },
      ],
      *work() {
        const [gallon, mile] = yield* together([
          {
            tool: 'convert_unit',
            arguments: { value: 1, from: 'gallon', to: 'liter' },
            purpose: 'to get the liters of a gallon',
          },
          {
            tool: 'convert_unit',
            arguments: { value: mpg, from: 'mile', to: 'km' },
            purpose: `to get ${mpg} miles in kilometers`,
          },
        ]);
        const exact = `100 * ${gallon?.number('result')} / ${mile?.number('result')}`;
        const [consumption, fuel] = yield* together([
          {
            tool: 'calculate_exact',
            arguments: { expression: exact, decimals: 2 },
            purpose: 'to get the liters per 100 km',
          },
          {
            tool: 'calculate_exact',
            arguments: { expression: `${exact} * ${km}/100`, decimals: 1 },
            purpose: `to get the fuel for ${km} km`,
          },
        ]);
        return [consumption, fuel].flatMap((found) => found?.at('result') ?? []);
      },
    };
  },
});

export const units: readonly Family[] = [fabric, download, ovenRecipe, fuelEconomy];
