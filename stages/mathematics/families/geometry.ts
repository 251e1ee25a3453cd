// Geometry: tanks, ladders and distances, walls to paint, plots of land, and piles of gravel.
import { dollars, money, quantity } from './amounts.ts';
import { type Family, family, use } from './family.ts';
import { trianglePlot } from './shapes-of-land.ts';

const tankVolume = family({
  name: 'tank_volume',
  area: 'geometry',
  wordings: [
    'A cylindrical {tank} is {d} cm in diameter inside and {h} cm high. How many liters does it hold when it is {p}% full? One decimal.',
    'How much {what} is in a round {tank} ({d} cm wide, {h} cm high, inside) that is filled to {p}%? In liters to one decimal.',
    'Our {tank}: cylinder, inner diameter {d} cm, height {h} cm. At {p}% full, how many liters of {what} are that (one decimal)?',
    'Please compute the {what} in a cylinder of {d} cm diameter and {h} cm height at {p}% of its volume, in liters with one decimal.',
    'The gauge of the {tank} shows {p}%. It measures {d} cm across and {h} cm in height. How many liters are left? One decimal, please.',
    '{d} cm diameter, {h} cm tall, {p}% full: what volume of {what} in liters is in the {tank}, to one decimal?',
  ],
  variations: ['And at {p}%?', 'How much is it when it shows {p}%?', 'What if it is {p}% full?'],
  draw: (random) => ({
    d: random.integer(38, 240),
    h: random.integer(60, 320),
    p: random.integer(12, 95),
    ...random.pick([
      { tank: 'rain barrel', what: 'water' },
      { tank: 'oil tank', what: 'heating oil' },
      { tank: 'milk vat', what: 'milk' },
      { tank: 'cistern', what: 'water' },
    ]),
  }),
  pose: ({ d, h, p, tank, what }) => ({
    slots: { d, h, p, tank, what },
    expected: [
      {
        name: `amount of ${what}`,
        value: quantity(((Math.PI * d * d * h) / 4 / 1000) * (p / 100), 'liters', 1),
      },
    ],
    *work() {
      const volume = yield* use(
        'calculate_exact',
        { expression: `pi * (${d}/2)^2 * ${h}` },
        'to get the whole volume in cubic centimeters',
      );
      const filled = yield* use(
        'calculate_exact',
        { expression: `${volume.number('result')} * ${p}/100` },
        'to take the part that is filled',
      );
      const liters = yield* use(
        'convert_unit',
        { value: filled.number('result'), from: 'cm^3', to: 'liter', decimals: 1 },
        'to convert it to liters',
      );
      return [liters.at('result')];
    },
  }),
  vary: (parameters, random) => ({ ...parameters, p: random.integer(10, 98) }),
});

const cableLength = family({
  name: 'cable_length',
  area: 'geometry',
  wordings: [
    'A {mast} is {h} m tall and held by {n} straight cables, each from the top to ' +
      'a point on level ground {r} m from its foot. How many meters of cable is ' +
      'that, with {p}% extra for the ends? One decimal.',
    'How much cable do I need for a {mast} of {h} m, if {n} cables run from its top to ' +
      'anchors {r} m away, plus {p}% spare? In meters, one decimal.',
    '{n} cables from the top of a {h} m {mast} to the ground, anchors {r} m from the foot, {p}% added. Total meters to one decimal?',
    'Please work out the cable for our {mast}: height {h} m, anchor distance {r} m, {n} cables, {p}% allowance. To one decimal in meters.',
    "We're anchoring a {h} m {mast} with {n} cables to points {r} m out. What length do we order with {p}% on top (meters, one decimal)?",
    'A {h} m high {mast} needs {n} straight cables to anchors at a distance of {r} m. ' +
      'Including {p}% reserve, how many meters altogether? One decimal.',
  ],
  draw: (random) => ({
    h: random.integer(8, 58),
    r: random.integer(4, 36),
    n: random.integer(3, 6),
    p: random.pick([5, 8, 10, 12]),
    mast: random.pick(['radio mast', 'flagpole', 'test tower', 'chimney', 'tent pole']),
  }),
  pose: ({ h, r, n, p, mast }) => ({
    slots: { h, r, n, p, mast },
    expected: [{ name: 'length of cable', value: quantity(n * Math.hypot(h, r) * (1 + p / 100), 'm', 1) }],
    *work() {
      const one = yield* use(
        'calculate_exact',
        { expression: `sqrt(${h}^2 + ${r}^2)` },
        'to get the length of one cable',
      );
      const all = yield* use(
        'calculate_exact',
        { expression: `${n} * ${one.number('result')} * (1 + ${p}/100)`, decimals: 1 },
        'to add up the cables with the extra length',
      );
      return [all.at('result')];
    },
  }),
});

const paintCans = family({
  name: 'paint_cans',
  area: 'geometry',
  wordings: [
    'A room is {l} m by {w} m and {h} m high, with {doors} m² of doors and windows. I paint the walls ' +
      'twice; a liter covers {c} m², and a can holds {can} liters. How many cans do I buy?',
    'How many {can} liter cans of paint do I need for the walls of a {l} m × {w} m room, {h} m ' +
      'high, minus {doors} m² of openings, with two coats at {c} m² per liter?',
    'Walls of a {l} by {w} m room, height {h} m, openings {doors} m², two coats, {c} m² per liter, cans of {can} liters. Number of cans?',
    "I'm painting the four walls of a room ({l} m long, {w} m wide, {h} m high) twice. Leave " +
      'out {doors} m². A liter is enough for {c} m². How many cans of {can} L?',
    'Please calculate the cans of paint: room {l} × {w} × {h} m, {doors} m² not ' +
      'painted, two coats, {c} m² per liter, {can} liters per can.',
    'Two coats on all walls of a {l} m by {w} m room with a height of {h} m, except {doors} m² of ' +
      'doors and windows. At {c} m² per liter, how many {can} liter cans are that?',
  ],
  draw: (random) => ({
    l: random.integer(32, 88) / 10,
    w: random.integer(26, 64) / 10,
    h: random.integer(23, 34) / 10,
    doors: random.integer(30, 84) / 10,
    c: random.pick([7, 8, 9, 10, 12]),
    can: random.pick([2.5, 3, 5]),
  }),
  pose: ({ l, w, h, doors, c, can }) => ({
    slots: { l, w, h, doors, c, can },
    expected: [
      {
        name: 'number of cans',
        value: Math.ceil(Number(((2 * (2 * (l + w) * h - doors)) / c / can).toFixed(9))),
      },
    ],
    *work() {
      const area = yield* use(
        'calculate_exact',
        { expression: `2*(${l} + ${w})*${h} - ${doors}` },
        'to get the area of the walls without the openings',
      );
      const liters = yield* use(
        'calculate_exact',
        { expression: `2 * ${area.number('result')} / ${c}` },
        'to find the paint for two coats',
      );
      const cans = yield* use(
        'calculate_exact',
        { expression: `ceil(${liters.number('result')} / ${can})` },
        'to round up to whole cans',
      );
      return [cans.at('result')];
    },
  }),
});

const gravelPile = family({
  name: 'gravel_pile',
  area: 'geometry',
  wordings: [
    'A cone-shaped pile of {what} is {d} m across at the base and {h} m high. A cubic meter weighs {t} ' +
      'tonnes and costs {price} per tonne to haul away. What does the hauling cost?',
    'Hauling a pile of {what}: cone, base diameter {d} m, height {h} m, {t} t per m³, {price} per tonne. Total cost?',
    'How much do we pay to move a conical heap of {what} ({d} m wide, {h} m high) at {t} tonnes per cubic meter and {price} a tonne?',
    'The heap of {what} is a cone, {d} m in diameter and {h} m in height. It weighs {t} t/m³. At {price} per tonne, what is the bill?',
    'Please price the removal of a cone of {what}, {d} m across, {h} m tall, density {t} tonnes per m³, {price} per tonne.',
    'What will it cost to take away a {what} cone of {d} m base diameter and {h} m ' +
      'height, if the density is {t} t/m³ and we pay {price} per tonne?',
  ],
  variations: ['And at {price} per tonne?', 'What if the price is {price} per tonne?'],
  draw: (random) => ({
    what: random.pick(['gravel', 'sand', 'topsoil', 'crushed stone', 'road salt']),
    d: random.integer(30, 96) / 10,
    h: random.integer(11, 38) / 10,
    t: random.integer(12, 19) / 10,
    price: random.integer(900, 3200) / 100,
  }),
  pose: ({ what, d, h, t, price }) => ({
    slots: { what, d, h, t, price: dollars(price) },
    expected: [{ name: 'cost of the hauling', value: money(((Math.PI * d * d * h) / 12) * t * price) }],
    *work() {
      const volume = yield* use(
        'calculate_exact',
        { expression: `pi * (${d}/2)^2 * ${h} / 3` },
        'to get the volume of the cone',
      );
      const mass = yield* use(
        'calculate_exact',
        { expression: `${volume.number('result')} * ${t}` },
        'to turn the volume into tonnes',
      );
      const cost = yield* use(
        'calculate_exact',
        { expression: `${mass.number('result')} * ${price}`, decimals: 2 },
        'to price the tonnes',
      );
      return [cost.at('result')];
    },
  }),
  vary: (parameters, random) => ({ ...parameters, price: parameters.price + random.integer(1, 8) }),
});

export const geometry: readonly Family[] = [tankVolume, cableLength, paintCans, trianglePlot, gravelPile];
