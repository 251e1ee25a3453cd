// Finance for a decision: which project is worth more, what an exchange of currency costs, and when a goal is reached.
import { BugError } from '../../../pipeline/errors.ts';
import { dollars, grouped, money, round, sum } from './amounts.ts';
import { type Family, family, together, use } from './family.ts';
import { people } from './things.ts';

const projects = ['project A', 'project B'] as const;

const better = (one: number, other: number): string => projects[one > other ? 0 : 1];

const projectChoice = family({
  name: 'project_choice',
  area: 'finance',
  wordings: [
    'Project A costs {a0} now and brings {as} at the end of the next three years. Project B costs ' +
      '{b0} and brings {bs}. At a discount rate of {r}%, what are both net present values, and which is ' +
      'higher?',
    'Please compare two projects at {r}%: A with {a0} today and returns of {as}; B with {b0} today ' +
      'and returns of {bs}, year by year. Net present values, and the better one?',
    'Which has the higher net present value at {r}%: A (invest {a0}, then {as} per year) or B (invest ' +
      '{b0}, then {bs})? I need both figures.',
    'Discount rate {r}%. A: -{a0}, then {as}. B: -{b0}, then {bs}. NPV of each, and the winner?',
    'We can afford one project. A takes {a0} and returns {as} over three years, B takes {b0} and ' +
      'returns {bs}. With {r}% discounting, what are the NPVs and which one wins?',
    'Two offers, yearly cash flows at year end: A costs {a0} and yields {as}, B costs {b0} and yields ' +
      '{bs}. Net present value of each at {r}%, and which is better?',
  ],
  variations: ['And at a discount rate of {r}%?', 'What are they at {r}%?', 'Does that change with {r}%?'],
  draw: (random) => {
    const flows = (cost: number): number[] =>
      Array.from({ length: 3 }, () => Math.round((cost * random.integer(38, 58)) / 100 / 50) * 50);
    const [a0, b0] = [random.integer(40, 160) * 100, random.integer(40, 160) * 100];
    return { a: [-a0, ...flows(a0)], b: [-b0, ...flows(b0)], r: random.pick([4, 5, 6, 7, 8, 9]) };
  },
  pose: ({ a, b, r }) => {
    const worth = (flows: readonly number[]): number =>
      round(sum(flows.map((flow, year) => flow * (1 + r / 100) ** -year)));
    const [one, other] = [worth(a), worth(b)];
    const shown = (flows: readonly number[]): string => flows.slice(1).map(dollars).join(', ');
    const inDollars = (value: number): string => `${value < 0 ? '-' : ''}$${grouped(Math.abs(value), 2)}`;
    return {
      slots: { a0: dollars(-(a[0] ?? 0)), b0: dollars(-(b[0] ?? 0)), as: shown(a), bs: shown(b), r },
      expected: [
        { name: 'net present value of project A', value: inDollars(one) },
        { name: 'net present value of project B', value: inDollars(other) },
        { name: 'better choice', value: better(one, other) },
      ],
      *work() {
        const [first, second] = yield* together([
          {
            tool: 'present_value',
            arguments: { rate: r, cash_flows: [...a] },
            purpose: 'to discount the cash flows of project A',
          },
          {
            tool: 'present_value',
            arguments: { rate: r, cash_flows: [...b] },
            purpose: 'to discount the cash flows of project B',
          },
        ]);
        if (!first || !second) throw new BugError('both present values are found together');
        return [
          first.at('present_value'),
          second.at('present_value'),
          {
            concluded: better(first.number('present_value'), second.number('present_value')),
            among: projects,
          },
        ];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, r: random.pick([3, 10, 11, 12, 14]) }),
});

const exchange = family({
  name: 'currency_exchange',
  area: 'finance',
  wordings: [
    'I change {p} into euros at {rate} euros per dollar, minus a fee of {f}%. On the way back, I ' +
      'change the {left} € that are left at {back} dollars per euro with the same fee. How many dollars ' +
      'do I get back, and how many euros did I spend?',
    'Exchange: {p} at {rate} €/$ with {f}% fee. After the trip, {left} € remain and are changed back ' +
      'at {back} $/€, again minus {f}%. Dollars returned, and euros spent?',
    'How much did my trip use up in euros if I changed {p} at {rate} euros a dollar minus {f}%, and ' +
      '{left} € are left? And what do these give in dollars at {back} minus {f}%?',
    'Please check my travel money: {p} into euros (rate {rate}, fee {f}%), {left} € unspent, changed ' +
      'back at {back} dollars per euro, fee {f}%. What did I get back in dollars, and what did I spend ' +
      'in euros?',
    'The desk takes {f}% each time. I bought euros for {p} at {rate} per dollar and sold {left} € at ' +
      '{back} dollars each. Dollars I received, and euros spent in between?',
    'With a {f}% fee both ways: {p} to euros at {rate}, later {left} € to dollars at {back}. How many ' +
      'dollars come back, and how many euros were spent?',
  ],
  draw: (random) => ({
    p: random.integer(6, 48) * 50,
    rate: random.integer(880, 960) / 1000,
    back: random.integer(1040, 1120) / 1000,
    f: random.pick([1, 1.5, 2, 2.5, 3]),
    share: random.integer(5, 30),
  }),
  pose: ({ p, rate, back, f, share }) => {
    const left = Math.max(5, Math.round((p * share) / 100 / 5) * 5);
    return {
      slots: { p: dollars(p), rate, back, f, left },
      expected: [
        { name: 'amount that comes back', value: money(left * back * (1 - f / 100)) },
        { name: 'amount spent', value: `€${grouped(round(p * rate * (1 - f / 100) - left), 2)}` },
      ],
      *work() {
        const [euros, returned] = yield* together([
          {
            tool: 'calculate_exact',
            arguments: { expression: `${p} * ${rate} * (1 - ${f}/100)` },
            purpose: 'to get the euros after the fee',
          },
          {
            tool: 'calculate_exact',
            arguments: { expression: `${left} * ${back} * (1 - ${f}/100)`, decimals: 2 },
            purpose: 'to change what is left back into dollars',
          },
        ]);
        const spent = yield* use(
          'calculate_exact',
          { expression: `${euros?.number('result')} - ${left}`, decimals: 2 },
          'to find how many euros were spent',
        );
        return [...(returned ? [returned.at('result')] : []), spent.at('result')];
      },
    };
  },
});

const yearsToGoal = family({
  name: 'years_to_goal',
  area: 'finance',
  wordings: [
    'How many years does it take until {p} at {r}% a year, compounded yearly, has become at least ' +
      '{goal}? Whole years. And what is the balance then?',
    '{p} grows at {r}% per year. After how many full years is it {goal} or more, and how much is it ' +
      'exactly at that point?',
    'At {r}% yearly compounding, when does {p} reach {goal}? In full years, together with the amount ' +
      'at that time.',
    '{who} has {p} and wants {goal}. With {r}% a year, how many full years must the money stay, and ' +
      'what will it be then?',
    "I'd like to know after how many whole years a deposit of {p} at {r}% passes {goal}, and the balance in that year.",
    'Number of full years for {p} to become {goal} at {r}% per year, and the final balance, please.',
  ],
  variations: ['And with {r}%?', 'What if the rate is {r}%?', 'How long does it take at {r}%?'],
  draw: (random) => {
    const p = random.integer(8, 80) * 250;
    return {
      who: random.pick(people),
      p,
      goal: Math.round((p * random.integer(130, 240)) / 100 / 500) * 500,
      r: random.pick([2.5, 3, 3.5, 4, 4.5, 5, 6]),
    };
  },
  pose: ({ who, p, goal, r }) => {
    let [years, balance] = [0, p];
    for (; balance < goal; years += 1) balance *= 1 + r / 100;
    return {
      slots: { who, p: dollars(p), goal: dollars(goal), r },
      expected: [
        { name: 'number of full years', value: years },
        { name: 'balance then', value: money(balance) },
      ],
      *work() {
        const exact = yield* use(
          'calculate_exact',
          { expression: `ceil(ln(${goal}/${p}) / ln(1 + ${r}/100))` },
          'to find the number of years with logarithms',
        );
        const grown = yield* use(
          'compound_growth',
          { principal: p, rate: r, years: exact.number('result') },
          'to check the balance in that year',
        );
        return [exact.at('result'), grown.at('amount')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, r: random.pick([1.9, 2.2, 3.3, 5.5, 6.5, 7]) }),
});

export const financeMore: readonly Family[] = [projectChoice, exchange, yearsToGoal];
