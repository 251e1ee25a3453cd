// Simulations with more than one quantity, which one formula for the next step cannot hold: queues at counters, stock
// that is ordered again, and loans whose interest is rounded to the cent every month.
import { dollars, listed, money, quantity, sum } from './amounts.ts';
import { type Family, family, useCode } from './family.ts';

const queueAtCounters = family({
  name: 'queue_at_counters',
  area: 'simulation',
  wordings: [
    'Every {a} minutes somebody comes to our {place}, the first at minute 0. There are {c} ' +
      'counters, and serving takes ' +
      '{times} minutes, in turn and then again from the start. For {n} customers, what is the ' +
      'longest wait in minutes, ' +
      'and the average wait to one decimal?',
    'Simulate the {place}: {n} people, one every {a} minutes from minute 0 on, {c} counters, ' +
      'service times {times} ' +
      'minutes in rotation, first come first served. Longest wait and mean wait (one decimal), in minutes?',
    '{c} counters at the {place}, an arrival each {a} minutes beginning at 0, and service of ' +
      '{times} minutes by turns. ' +
      'How long does the unluckiest of {n} customers wait, and how long do they wait on average ' +
      '(one decimal)?',
    'At the {place}, {n} customers arrive {a} minutes apart. Whoever is next goes to the counter ' +
      'of the {c} that is ' +
      'free first, and service times repeat as {times} minutes. The longest and the average waiting ' +
      'time, the latter ' +
      'to one decimal?',
    'Please work out the waiting at the {place}: {c} counters, {n} arrivals every {a} minutes, ' +
      'service times cycling ' +
      'through {times} minutes. Maximum in minutes and mean with one decimal.',
    'With {c} counters open at the {place}, a customer every {a} minutes and service times of ' +
      '{times} minutes over and ' +
      'over, what are the longest and (to one decimal) the average wait of the first {n}?',
  ],
  variations: ['And for the first {n} customers?', 'What if we look at {n} customers?'],
  draw: (random) => {
    const c = random.integer(2, 3);
    const times = Array.from({ length: random.integer(3, 5) }, () => random.integer(4, 12));
    const a = Math.max(2, Math.round(sum(times) / times.length / c) - random.integer(0, 1));
    return {
      place: random.pick(['post office', 'box office', 'repair desk', 'pharmacy', 'ticket hall', 'bakery']),
      a,
      c,
      n: random.integer(18, 60),
      times,
    };
  },
  pose({ place, a, c, n, times }) {
    // The k-th customer waits for the k-th earliest end of service but c.
    const ends: number[] = [];
    const waits = Array.from({ length: n }, (_, at) => {
      const busy = [...ends].sort((one, other) => one - other).slice(-c);
      const start = busy.length < c ? at * a : Math.max(at * a, busy[0] ?? 0);
      ends.push(start + (times[at % times.length] ?? 0));
      return start - at * a;
    });
    return {
      slots: { place, a, c, n, times: listed(times) },
      expected: [
        { name: 'longest wait', value: quantity(Math.max(...waits), 'minutes') },
        { name: 'average wait', value: quantity(sum(waits) / n, 'minutes', 1), decimals: 1 },
      ],
      *work() {
        const run = yield* useCode(
          [
            'from decimal import Decimal, ROUND_HALF_UP',
            '',
            `times = [${times.join(', ')}]`,
            `free_at = [0] * ${c}`,
            'waits = []',
            `for number in range(${n}):`,
            `    arrival = number * ${a}`,
            '    counter = free_at.index(min(free_at))',
            '    start = max(arrival, free_at[counter])',
            '    free_at[counter] = start + times[number % len(times)]',
            '    waits.append(start - arrival)',
            'mean = Decimal(sum(waits)) / len(waits)',
            'print("longest:", max(waits))',
            'print("average:", mean.quantize(Decimal("0.1"), ROUND_HALF_UP))',
          ],
          'to follow the customers one after the other',
        );
        return [run.at('longest'), run.at('average')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, n: parameters.n + random.integer(5, 30) }),
});

const reorderedStock = family({
  name: 'reordered_stock',
  area: 'simulation',
  wordings: [
    'We have {s} {goods} and sell {sales} a day, in turn and then again. When {r} or fewer are ' +
      'left in the evening and ' +
      'nothing is on order, we order {q}, which arrive {l} mornings later. How many are in stock on ' +
      'the evening of day ' +
      '{n}, and how many orders were placed by then?',
    'Stock of {goods}: {s} at the start; daily sales repeat as {sales}; an order of {q} goes out ' +
      'on an evening with {r} ' +
      'or fewer left unless one is underway, and comes in the morning {l} days later. Stock on the ' +
      'evening of day {n}, ' +
      'and the number of orders?',
    'Please simulate {n} days: {s} {goods}, sales of {sales} per day in rotation, reorder {q} at ' +
      '{r} or below in the ' +
      'evening (one order at a time), delivery {l} mornings later. Final stock and number of orders?',
    'Starting with {s} {goods}, selling {sales} on successive days over and over, and ordering ' +
      '{q} whenever an evening ' +
      'ends with at most {r} and no order open (it arrives on the {l}th morning after), what is ' +
      'left after {n} days, and ' +
      'how often did we order?',
    'How many {goods} are left on the evening of day {n}, and how many orders have gone out, if ' +
      'we begin with {s}, sell ' +
      '{sales} a day by turns, and order {q} at {r} or fewer in the evening, one order at a time, ' +
      'with delivery {l} ' +
      'mornings later?',
    'Our rule for {goods}: order {q} on an evening with {r} or fewer in stock and none on the ' +
      'way; they come {l} ' +
      'mornings later. We start with {s} and sell {sales} a day, repeating. Stock in the evening of ' +
      'day {n} and number ' +
      'of orders, please.',
  ],
  variations: ['And on the evening of day {n}?', 'What does it look like after {n} days?'],
  draw: (random) => {
    const sales = Array.from({ length: random.integer(3, 5) }, () => random.integer(3, 14));
    const mean = sum(sales) / sales.length;
    const l = random.integer(2, 4);
    return {
      goods: random.pick(['bulbs', 'filters', 'cartridges', 'sacks of flour', 'helmets', 'test kits']),
      s: Math.round(mean * random.integer(5, 9)),
      r: Math.ceil(Math.max(...sales) * (l + 1)),
      q: Math.round(mean * random.integer(7, 12)),
      l,
      sales,
      n: random.integer(18, 75),
    };
  },
  pose({ goods, s, r, q, l, sales, n }) {
    const deliveries = new Map<number, number>();
    let stock = s;
    for (let day = 1; day <= n; day += 1) {
      stock += deliveries.get(day) ?? 0;
      stock -= sales[(day - 1) % sales.length] ?? 0;
      const isUnderway = [...deliveries.keys()].some((due) => due > day);
      if (stock <= r && !isUnderway) deliveries.set(day + l, q);
    }
    return {
      slots: { goods, s, r, q, l, sales: listed(sales), n },
      expected: [
        { name: `stock on the evening of day ${n}`, value: stock },
        { name: 'number of orders', value: deliveries.size },
      ],
      *work() {
        const run = yield* useCode(
          [
            `sales = [${sales.join(', ')}]`,
            `stock, orders, due = ${s}, 0, None`,
            `for day in range(1, ${n + 1}):`,
            '    if due == day:',
            `        stock += ${q}`,
            '        due = None',
            '    stock -= sales[(day - 1) % len(sales)]',
            `    if stock <= ${r} and due is None:`,
            '        orders += 1',
            `        due = day + ${l}`,
            'print("stock:", stock)',
            'print("orders:", orders)',
          ],
          'to go through the days, with what arrives and what is sold',
        );
        return [run.at('stock'), run.at('orders')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, n: parameters.n + random.integer(4, 25) }),
});

const loanInCents = family({
  name: 'loan_in_cents',
  area: 'finance',
  wordings: [
    'A loan of {p} at {r}% a year is paid back with {m} at the end of each month. Interest is a ' +
      'twelfth of the yearly ' +
      'rate on the rest and is rounded to the cent every month; the last payment is whatever ' +
      'remains. How many payments ' +
      'are there, and how much interest is paid in all?',
    'Please draw up the repayment of {p} at {r}% per year: {m} a month, monthly interest rounded ' +
      'to the cent, a smaller ' +
      'last payment. I need the number of payments and the total interest.',
    'We owe {p} at {r}% yearly and pay {m} monthly. If the bank rounds the interest of each month ' +
      'to the cent, after ' +
      'how many payments are we done (the last one smaller), and what was the interest altogether?',
    'How many monthly payments does {p} at {r}% take if we pay {m} each time, interest being ' +
      'rounded to whole cents ' +
      'monthly? And how much interest is that in total, with a last payment of the remainder?',
    'Loan {p}, {r}% per annum, payment {m} a month, interest computed monthly and rounded to the ' +
      'cent, remainder as the ' +
      'last payment. Number of payments and sum of the interest?',
    'The bank charges {r}% a year on {p}, a twelfth of it per month on what is still owed, to the ' +
      'cent. With {m} a month ' +
      'and a last payment of the rest, how many payments and how much interest in all?',
  ],
  variations: ['And with {m} a month?', 'What if the payment is {m}?'],
  draw: (random) => {
    const p = random.integer(12, 90) * 100;
    return { p, r: random.integer(12, 36) / 4, m: Math.ceil(p / random.integer(16, 44) / 5) * 5 + 5 };
  },
  pose({ p, r, m }) {
    // In whole cents and quarters of a percent, so that nothing but the cents is rounded.
    let [rest, payments, interest] = [p * 100, 0, 0];
    while (rest > 0) {
      const due = Math.floor((2 * rest * r * 4 + 4800) / 9600);
      interest += due;
      rest = Math.max(0, rest + due - m * 100);
      payments += 1;
    }
    return {
      slots: { p: dollars(p), r, m: dollars(m) },
      expected: [
        { name: 'number of payments', value: payments },
        { name: 'total interest', value: money(interest / 100) },
      ],
      *work() {
        const run = yield* useCode(
          [
            'from decimal import Decimal, ROUND_HALF_UP',
            '',
            `rest, rate, payment = Decimal("${p}"), Decimal("${r}"), Decimal("${m}")`,
            'payments, total = 0, Decimal(0)',
            'while rest > 0:',
            '    interest = (rest * rate / 100 / 12).quantize(Decimal("0.01"), ROUND_HALF_UP)',
            '    total += interest',
            '    rest += interest - min(payment, rest + interest)',
            '    payments += 1',
            'print("payments:", payments)',
            'print("interest:", total)',
          ],
          'to follow the loan month by month, to the cent',
        );
        return [run.at('payments'), run.at('interest')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, m: parameters.m + random.integer(2, 12) * 5 }),
});

export const simulationByCode: readonly Family[] = [queueAtCounters, reorderedStock, loanInCents];
