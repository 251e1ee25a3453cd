// Dates: deadlines in working days, and costs by the day.
import { dollars, money } from './amounts.ts';
import { type Family, family, use } from './family.ts';

const dayInMs = 86_400_000;
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const dayAt = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

const spoken = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${monthNames[(month ?? 1) - 1]} ${date}, ${year}`;
};

const drawDay = (next: number): number => Date.UTC(2025, 0, 6) + Math.floor(next * 700) * dayInMs;

const deadline = family({
  name: 'deadline',
  area: 'dates',
  wordings: [
    'We received {what} on {day} and have {n} working days (Monday to Friday) to {do}. By which date ' +
      'is that, and how many calendar days is it?',
    'Deadline: {n} working days after {day} to {do} ({what}). Which date is it, and how many days are ' +
      'in between altogether?',
    '{what} came in on {day}. The limit to {do} is {n} weekdays. What date is that? And in calendar days?',
    'Please count {n} working days from {day}; that is when we have to {do}. The date, and the number ' +
      'of calendar days until then?',
    'If {what} arrived on {day} and we must {do} within {n} working days, what is the last day, and ' +
      'how many calendar days does that give us?',
    'To {do}, we get {n} working days, counted from {day} ({what}). On what date does that end, and ' +
      'after how many calendar days?',
  ],
  variations: ['And with {n} working days?', 'What if we get {n} working days?'],
  draw: (random) => ({
    start: drawDay(random.next()),
    n: random.integer(8, 45),
    ...random.pick([
      { what: 'the complaint', do: 'answer' },
      { what: 'the invoice', do: 'pay' },
      { what: 'the application', do: 'decide' },
      { what: 'the notice', do: 'object' },
      { what: 'the return', do: 'refund it' },
    ]),
  }),
  pose: ({ start, n, what, do: act }) => {
    // Whole weeks have five working days; the rest is counted on from the weekday.
    let [moment, left] = [start + Math.floor(n / 5) * 7 * dayInMs, n % 5];
    if (left === 0 && [0, 6].includes(new Date(moment).getUTCDay()))
      [moment, left] = [moment - 7 * dayInMs, 5];
    while (left > 0) {
      moment += dayInMs;
      if (![0, 6].includes(new Date(moment).getUTCDay())) left -= 1;
    }
    return {
      slots: { day: spoken(dayAt(start)), n, what, do: act },
      expected: [
        { name: 'deadline', value: dayAt(moment) },
        { name: 'number of calendar days', value: (moment - start) / dayInMs },
      ],
      *work() {
        const end = yield* use(
          'add_days',
          { date: dayAt(start), days: n, weekdays_only: true },
          `to count ${n} working days`,
        );
        const span = yield* use(
          'days_between',
          { from: dayAt(start), to: end.text('date') },
          'to count the calendar days',
        );
        return [end.at('date'), span.at('days')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, n: parameters.n + random.integer(3, 12) }),
});

const dailyCost = family({
  name: 'daily_cost',
  area: 'dates',
  wordings: [
    'We rent a {what} from {from} to {to} at {rate} a day, not counting the first day. How many days ' +
      'is that, and what does it cost with {d}% off?',
    'A {what} costs {rate} per day. From {from} until {to} (first day free) with a discount of {d}%: ' +
      'number of days and price?',
    'How much is a {what} from {from} to {to} at {rate} daily, if the first day is free and we get ' +
      '{d}% off? And how many days do they bill?',
    'Please work out the rent of a {what}: {from} to {to}, {rate} a day, the first day is not billed, ' +
      '{d}% discount. Days and total?',
    'Rental of a {what}, {rate} per day, {from} to {to}. They bill every day but the first and take ' +
      'off {d}%. Days billed, and the total?',
    'What will we pay for the {what} between {from} and {to}? It is {rate} a day without the first ' +
      'one, minus {d}%. Please tell me the number of days too.',
  ],
  draw: (random) => {
    const start = drawDay(random.next());
    return {
      what: random.pick(['scaffold', 'generator', 'storage unit', 'dumpster', 'projector', 'cargo bike']),
      start,
      end: start + random.integer(17, 160) * dayInMs,
      rate: random.integer(640, 7400) / 100,
      d: random.pick([5, 7.5, 10, 12, 15]),
    };
  },
  pose: ({ what, start, end, rate, d }) => {
    const days = (end - start) / dayInMs;
    return {
      slots: { what, from: spoken(dayAt(start)), to: spoken(dayAt(end)), rate: dollars(rate), d },
      expected: [
        { name: 'number of days', value: days },
        { name: 'cost of the rental', value: money(days * rate * (1 - d / 100)) },
      ],
      *work() {
        const span = yield* use('days_between', { from: dayAt(start), to: dayAt(end) }, 'to count the days');
        const cost = yield* use(
          'calculate_exact',
          { expression: `${span.number('days')} * ${rate} * (1 - ${d}/100)`, decimals: 2 },
          'to price the days with the discount',
        );
        return [span.at('days'), cost.at('result')];
      },
    };
  },
});

const certainWeekday = family({
  name: 'day_ahead',
  area: 'dates',
  wordings: [
    'Which date and weekday is {n} days after {day}? That is when {what}.',
    '{what} {n} days from {day}. What date is that, and what day of the week?',
    'Please add {n} days to {day} and tell me the date and the weekday. It is when {what}.',
    'On {day} they said that {what} in {n} days. On what date and weekday is it?',
    'Counting {n} days from {day}, on which date and on which day of the week is it that {what}?',
    'I have to enter when {what}: {n} days after {day}. Date and weekday?',
  ],
  variations: ['And {n} days after?', 'What about {n} days instead?'],
  draw: (random) => ({
    start: drawDay(random.next()),
    n: random.integer(60, 900),
    what: random.pick([
      'the warranty ends',
      'the license expires',
      'the inspection is due',
      'the lease is up',
      'the offer lapses',
    ]),
  }),
  pose: ({ start, n, what }) => {
    const end = start + n * dayInMs;
    return {
      slots: { day: spoken(dayAt(start)), n, what },
      expected: [
        { name: 'date', value: dayAt(end) },
        { name: 'weekday', value: weekdayNames[(((Math.floor(end / dayInMs) + 4) % 7) + 7) % 7] ?? '' },
      ],
      *work() {
        const found = yield* use('add_days', { date: dayAt(start), days: n }, `to count ${n} days`);
        return [found.at('date'), found.at('weekday')];
      },
    };
  },
  vary: (parameters, random) => ({ ...parameters, n: parameters.n + random.integer(30, 200) }),
});

export const dates: readonly Family[] = [deadline, dailyCost, certainWeekday];
