// Simulation: balances that are drawn down, medicine that wears off, and fish in a pond, step by step.
import { dollars, money, quantity, round } from './amounts.ts';
import { type Family, family, use, useCode } from './family.ts';
import { people } from './things.ts';

const drawdown = family({
  name: 'drawdown',
  area: 'simulation',
  wordings: [
    '{who} has {p} in an account that earns {r}% a month and takes out {w} at the end of each month. ' +
      'After how many months is less than {low} left, and how much is it then?',
    'A fund of {p} grows by {r}% monthly and pays out {w} at each month end. When does it fall below ' +
      '{low}, in months, and what is left at that point?',
    'Start {p}, plus {r}% each month, minus {w} each month. After how many months is the balance ' +
      'under {low}, and what is the balance?',
    'Please simulate: {p} at {r}% per month, withdrawals of {w} at month end, until it is below ' +
      '{low}. Number of months and remaining balance?',
    'How many months can {who} withdraw {w} from {p} (interest {r}% a month) before the balance drops ' +
      'under {low}? And the balance after that month?',
    'If {w} leaves an account of {p} every month and {r}% interest is added before, in which month is ' +
      'it first below {low}, and with what amount?',
  ],
  variations: ['And if {who} takes out {w} a month?', 'What if {w} is withdrawn each month?'],
  draw: (random) => {
    const p = random.integer(12, 90) * 500;
    return {
      who: random.pick(people),
      p,
      r: random.pick([0.2, 0.25, 0.3, 0.35, 0.4, 0.5]),
      w: Math.round((p * random.integer(22, 60)) / 1000 / 10) * 10,
      low: Math.round((p * random.integer(8, 40)) / 100 / 100) * 100,
    };
  },
  pose: ({ who, p, r, w, low }) => {
    let [balance, months] = [p, 0];
    for (; balance >= low; months += 1) balance += (balance * r) / 100 - w;
    return {
      slots: { who, p: dollars(p), r, w: dollars(w), low: dollars(low) },
      expected: [
        { name: 'number of months', value: months },
        { name: 'balance then', value: `${balance < 0 ? '-' : ''}${money(Math.abs(balance))}` },
      ],
      *work() {
        const run = yield* use(
          'simulate_steps',
          { start: p, next: `x*(1 + ${r}/100) - ${w}`, steps: 1000, until_below: low, decimals: 2 },
          `to follow the balance until it is below ${dollars(low)}`,
        );
        return [run.at('steps'), run.at('value')];
      },
      *workByCode() {
        const run = yield* useCode(
          [
            `balance, months = ${p}, 0`,
            `while balance >= ${low}:`,
            `    balance += balance * ${r} / 100 - ${w}`,
            '    months += 1',
            'print("months:", months)',
            'print("balance:", round(balance, 2))',
          ],
          `to follow the balance until it is below ${dollars(low)}`,
        );
        return [run.at('months'), run.at('balance')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, w: parameters.w + random.integer(2, 12) * 10 }),
});

const medicine = family({
  name: 'medicine_level',
  area: 'simulation',
  wordings: [
    'A patient takes {dose} mg of {what} every {h} hours, and {p}% of it is left in the body after ' +
      'that time. How much is in the body right after dose {n}? One decimal.',
    '{dose} mg every {h} hours, {p}% remaining from one dose to the next: what is the level of {what} ' +
      'just after dose number {n}, in mg to one decimal?',
    'Please simulate a course of {what}: {dose} mg each {h} hours, with {p}% left when the next one ' +
      'is taken. Level after dose {n} in mg (one decimal)?',
    'What amount of {what} is in the body directly after the {n}th dose of {dose} mg, if {p}% of the ' +
      'level remains after each interval of {h} hours? One decimal.',
    'For a chart on {what}: dose {dose} mg, interval {h} h, {p}% carried over. How many mg right ' +
      'after dose {n}, to one decimal?',
    'If every {h} hours {dose} mg of {what} are added and {p}% of what was there is still active, how ' +
      'many mg are there after {n} doses? To one decimal.',
  ],
  variations: ['And after dose {n}?', 'What is it right after dose {n}?'],
  draw: (random) => ({
    dose: random.integer(4, 40) * 25,
    h: random.pick([6, 8, 12, 24]),
    p: random.integer(18, 62),
    n: random.integer(4, 12),
    what: random.pick(['the antibiotic', 'the painkiller', 'the supplement', 'the antihistamine']),
  }),
  pose: ({ dose, h, p, n, what }) => {
    let level = 0;
    for (let each = 0; each < n; each += 1) level = (level * p) / 100 + dose;
    return {
      slots: { dose, h, p, n, what },
      expected: [{ name: `amount after dose ${n}`, value: quantity(level, 'mg', 1), decimals: 1 }],
      *work() {
        const run = yield* use(
          'simulate_steps',
          { start: 0, next: `x*${p}/100 + ${dose}`, steps: n, decimals: 1 },
          `to follow the level over ${n} doses`,
        );
        return [run.at('value')];
      },
      *workByCode() {
        const run = yield* useCode(
          [
            'level = 0',
            `for dose in range(${n}):`,
            `    level = level * ${p} / 100 + ${dose}`,
            'print("level:", round(level, 1))',
          ],
          `to follow the level over ${n} doses`,
        );
        return [run.at('level')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, n: parameters.n + random.integer(2, 6) }),
});

const fishPond = family({
  name: 'fish_pond',
  area: 'simulation',
  wordings: [
    'A {pond} with {s} fish grows by {r}% of its number times (1 - number/{k}) each year, and {c} ' +
      'fish are caught at the end of every year. How many fish are there after {n} years, rounded to ' +
      'whole fish, and how many fewer or more than at the start?',
    'Model of a {pond}: each year x becomes x + {r}% · x · (1 - x/{k}) - {c}, starting with {s}. ' +
      'Population after {n} years (whole number), and the absolute change?',
    'Start {s} fish, capacity {k}, growth {r}% a year by the logistic rule, catch {c} a year. What is ' +
      'the number after {n} years, rounded, and by how much has it changed?',
    'Please run the logistic model for the {pond}: {s} fish, {r}% growth, capacity {k}, yearly catch ' +
      '{c}, {n} years. Final number as a whole and the size of the change?',
    'How many fish does the {pond} have after {n} years with x + {r}/100·x·(1 - x/{k}) - {c} per year ' +
      'from {s} on? Whole fish. And the difference to today?',
    'Our {pond} has {s} fish. Each year adds {r}% · x · (1 - x/{k}) and {c} are caught. Number after ' +
      '{n} years, to whole fish, and the difference from {s}?',
  ],
  variations: ['And with a catch of {c}?', 'What if {c} fish are caught each year?'],
  draw: (random) => {
    const k = random.integer(10, 60) * 100;
    return {
      pond: random.pick(['pond', 'lake', 'fish farm', 'reservoir']),
      k,
      s: Math.round((k * random.integer(30, 60)) / 100),
      r: random.integer(20, 55),
      c: Math.round((k * random.integer(1, 4)) / 100),
      n: random.integer(4, 12),
    };
  },
  pose: ({ pond, k, s, r, c, n }) => {
    let x = s;
    for (let year = 0; year < n; year += 1) x += (r / 100) * x * (1 - x / k) - c;
    return {
      slots: { pond, k, s, r, c, n },
      expected: [
        { name: `number of fish after ${n} years`, value: round(x, 0) },
        { name: 'change since the start', value: quantity(Math.abs(round(x, 0) - s), 'fish', 0) },
      ],
      *work() {
        const run = yield* use(
          'simulate_steps',
          { start: s, next: `x + ${r}/100*x*(1 - x/${k}) - ${c}`, steps: n, decimals: 0 },
          `to follow the population over ${n} years`,
        );
        const change = yield* use(
          'calculate_exact',
          { expression: `abs(${run.term('value')} - ${s})` },
          'to compare it with the start',
        );
        return [run.at('value'), change.at('result')];
      },
      *workByCode() {
        const run = yield* useCode(
          [
            `fish = ${s}`,
            `for year in range(${n}):`,
            `    fish += ${r} / 100 * fish * (1 - fish / ${k}) - ${c}`,
            'print("fish:", round(fish))',
            `print("change:", abs(round(fish) - ${s}))`,
          ],
          `to follow the population over ${n} years`,
        );
        return [run.at('fish'), run.at('change')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, c: Math.round(parameters.c * random.pick([0.5, 1.5, 2])) }),
});

export const simulation: readonly Family[] = [drawdown, medicine, fishPond];
