// Algebra: mixtures, the sides of a rectangle, prices from sums, breaking even, ranges of profit, products of sums, and
// rows of seats.

import { algebraMore } from './algebra-of-ranges.ts';
import { dollars, grouped, quantity } from './amounts.ts';
import { type Family, family, use } from './family.ts';
import { clubs } from './things.ts';

const mixture = family({
  name: 'mixture',
  area: 'algebra',
  wordings: [
    'I have {v} liters of a {a}% {what}. How many liters of a {b}% one do I have to add to end up ' +
      'with {c}%? Two decimals.',
    'How much {b}% {what} must be mixed into {v} liters of {a}% {what} to get {c}%? Liters, rounded ' +
      'to two decimals.',
    '{v} liters of {what} at {a}% are in the tank. We want {c}% by adding a {b}% one. How many liters ' +
      'do we add (two decimals)?',
    'To raise {v} liters of {a}% {what} to {c}%, what volume of {b}% {what} is needed? To two ' +
      'decimals, please.',
    "Our batch is {v} L of {what} with {a}%. I'd like {c}% and have a {b}% stock. How many liters of stock go in, to two decimals?",
    'Please compute the amount of {b}% {what} that turns {v} liters of the {a}% kind into {c}%. In ' +
      'liters with two decimals.',
  ],
  variations: ['And to get {c}%?', 'What if I want {c}% instead?', 'How much would it be for {c}%?'],
  draw: (random) => ({
    v: random.integer(12, 90),
    a: random.integer(4, 14),
    b: random.integer(38, 70),
    c: random.integer(17, 32),
    what: random.pick([
      'salt solution',
      'antifreeze mix',
      'cleaning solution',
      'acid',
      'syrup',
      'fertilizer solution',
    ]),
  }),
  pose: ({ v, a, b, c, what }) => ({
    slots: { v, a, b, c, what },
    expected: [{ name: `amount to add`, value: quantity((v * (c - a)) / (b - c), 'liters', 2) }],
    *work() {
      const found = yield* use(
        'solve_equation',
        { equation: `${a}*${v} + ${b}*x = ${c}*(${v} + x)`, variable: 'x' },
        'to find the amount from the balance of the pure part',
      );
      const rounded = yield* use(
        'calculate_exact',
        { expression: String(found.number('solutions.0')), decimals: 2 },
        'to round it to two decimals',
      );
      return [rounded.at('result')];
    },
  }),
  vary: (parameters, random) => ({
    ...parameters,
    c: random.pick([18, 22, 25, 28, 30].filter((c) => c !== parameters.c)),
  }),
});

const rectangleSides = family({
  name: 'rectangle_sides',
  area: 'algebra',
  wordings: [
    'A rectangular {plot} is {k} m longer than it is wide and has an area of {area} m². How wide is ' +
      'it, and how long is the {edge} around it?',
    'The {plot} covers {area} square meters, and its length is its width plus {k} m. What is the ' +
      'width, and what is the perimeter for the {edge}?',
    'We are planning a {plot} of {area} m², {k} m longer than wide. Please give me the width and the ' +
      'total length of {edge}.',
    'How wide is a {plot} with {area} m² if the length exceeds the width by {k} m? And how many ' +
      'meters of {edge} go around it?',
    'Area {area} m², length {k} m more than the width: what are the width and the perimeter of this ' +
      '{plot}? The perimeter is for the {edge}.',
    'I need the width of a {plot} ({area} m², {k} m longer than wide) and the meters of {edge} to enclose it.',
  ],
  draw: (random) => ({
    width: random.integer(14, 96) / 2,
    k: random.integer(3, 31),
    ...random.pick([
      { plot: 'vegetable garden', edge: 'fence' },
      { plot: 'courtyard', edge: 'curb' },
      { plot: 'paddock', edge: 'fence' },
      { plot: 'pool deck', edge: 'edging' },
      { plot: 'playground', edge: 'hedge' },
    ]),
  }),
  pose: ({ width, k, plot, edge }) => ({
    slots: { k, area: grouped(width * (width + k)), plot, edge },
    expected: [
      { name: 'width', value: quantity(width, 'm') },
      { name: `length of the ${edge}`, value: quantity(2 * (2 * width + k), 'm') },
    ],
    *work() {
      const sides = yield* use(
        'solve_equation',
        { equation: `w*(w + ${k}) = ${width * (width + k)}`, variable: 'w', from: 0, to: 1000 },
        'to find the width, which is positive',
      );
      const around = yield* use(
        'calculate_exact',
        { expression: `2*(${sides.number('solutions.0')} + ${sides.number('solutions.0')} + ${k})` },
        `to get the length of the ${edge}`,
      );
      return [sides.at('solutions.0'), around.at('result')];
    },
  }),
});

const ticketSales = family({
  name: 'ticket_sales',
  area: 'algebra',
  wordings: [
    'The {club} sold {n} tickets and took in {total}. Adults paid {pa}, children {pc}. How many of ' +
      'each were sold?',
    '{n} tickets, {total} in the cash box: {pa} for adults and {pc} for children. How many adult and ' +
      'how many child tickets did the {club} sell?',
    'Our {club} counted {total} after selling {n} tickets at {pa} (adults) and {pc} (children). What ' +
      'were the numbers of each?',
    'Adult tickets cost {pa}, child tickets {pc}. {n} were sold for {total} in all. How do they split?',
    'For the accounts of the {club}: {n} tickets sold, {total} received, prices {pa} and {pc} for ' +
      'adults and children. How many adults, how many children?',
    'If {n} people paid {total} together, adults {pa} and children {pc} each, how many adults and ' +
      'children came to the {club} show?',
  ],
  draw: (random) => ({
    club: random.pick(clubs),
    adults: random.integer(48, 320),
    children: random.integer(31, 240),
    pa: random.integer(17, 42) / 2,
    pc: random.integer(7, 15) / 2,
  }),
  pose: ({ club, adults, children, pa, pc }) => ({
    slots: {
      club,
      n: adults + children,
      total: dollars(adults * pa + children * pc),
      pa: dollars(pa),
      pc: dollars(pc),
    },
    expected: [
      { name: 'number of adult tickets', value: adults },
      { name: 'number of child tickets', value: children },
    ],
    *work() {
      const split = yield* use(
        'solve_system',
        {
          equations: [`a + c = ${adults + children}`, `${pa}*a + ${pc}*c = ${adults * pa + children * pc}`],
          variables: ['a', 'c'],
        },
        'to find both numbers from the count and the takings',
      );
      return [split.at('solution.a'), split.at('solution.c')];
    },
  }),
});

export const algebra: readonly Family[] = [mixture, rectangleSides, ticketSales, ...algebraMore];
