// Currency conversion: amounts of an application in other currencies, at rates that are recorded by the day.
import { fieldsOfKind } from '../entity.ts';
import {
  dayAfter,
  type Entities,
  fieldOf,
  type Process,
  rounded,
  type SettleSite,
  supportEntity,
  toolOf,
  withTools,
} from './process.ts';
import { nounFor } from './support.ts';

/** Units that one euro buys, about as in 2025. */
const perEuro: Readonly<Record<string, number>> = {
  EUR: 1,
  USD: 1.0871,
  GBP: 0.8423,
  CHF: 0.9436,
  SEK: 11.218,
  NOK: 11.704,
  DKK: 7.4591,
  PLN: 4.2367,
  CZK: 24.918,
  CAD: 1.5214,
  AUD: 1.6652,
  JPY: 161.37,
};

/** The longest time in days for which a rate may apply. */
const longestAge = 12;

export const currencyConversion: Process = {
  name: 'currency conversion',
  about: 'Converts amounts at dated exchange rates, and shows how rates have changed.',
  weight: 0.9,
  attach({ entities, currency, random }) {
    const owner = random.shuffle(amountsOf(entities))[0];
    if (!owner || hasRates(entities)) return undefined;
    const entity = entities[owner.noun];
    const noun = nounFor(owner.noun, 'exchange rate', entities);
    if (!entity || noun === undefined) return undefined;
    const others = Object.keys(perEuro).filter((code) => code !== currency);
    const currencies = random.shuffle(others).slice(0, random.integer(4, 6)).sort();
    const rates = {
      rates: noun,
      owner: owner.noun,
      base: currency,
      currencies,
      maxAge: random.integer(5, longestAge),
    };
    const { amount } = owner;
    const fee = random.pick([0, 0, 0.5, 1, 1.5]);
    const record = { rates, verb: random.pick(['record', 'set', 'add']), samples: samplesFor(rates) };
    const own = [
      toolOf('convert_record', { rates, amount, dated: random.chance(0.6) }),
      ...(random.chance(0.4) ? [toolOf('total_in_currency', { rates, amount })] : []),
    ];
    const brought = supportEntity(
      { noun, process: currencyConversion.name, entities },
      {
        rows: 30,
        fields: {
          currency: fieldOf({ one_of: currencies }),
          rate: fieldOf({ decimal: [0.5, 200], about: `Units of the currency that 1 ${currency} buys` }),
          rate_date: fieldOf({ date: [-40, 0], about: 'Day of the rate as YYYY-MM-DD' }),
        },
        operations: [
          toolOf('convert_amount', { rates, fee, verb: random.pick(['calculate', 'preview', 'estimate']) }),
          ...(random.chance(0.5)
            ? [toolOf('rate_change', { rates, verb: random.pick(['get', 'show', 'compare']) })]
            : []),
          ...(random.chance(0.7) ? [toolOf('record_rate', record)] : []),
        ],
      },
    );
    return {
      parts: { owner: owner.noun, rates: noun },
      entities: {
        [owner.noun]: withTools(entity, { operations: own, fixed: [amount] }),
        [noun]: brought,
      },
    };
  },
  settle: settleRates,
};

/** A second set of rates would contradict the first. */
const hasRates = (entities: Entities): boolean =>
  Object.values(entities).some(({ process }) => process === currencyConversion.name);

/** Amounts of money that every row has. */
const amountsOf = (entities: Entities): { noun: string; amount: string }[] =>
  Object.entries(entities).flatMap(([noun, entity]) =>
    fieldsOfKind(entity, 'money')
      .filter((name) => !entity.fields[name]?.optional)
      .map((amount) => ({ noun, amount })),
  );

const rateIn = (code: string, base: string): number => (perEuro[code] ?? 1) / (perEuro[base] ?? 1);

const samplesFor = ({ base, currencies }: { base: string; currencies: readonly string[] }) =>
  currencies.map((code, index) => ({
    currency: code,
    rate: rounded(rateIn(code, base) * (1 + (index - 2) / 400), 4),
  }));

/**
 * Rates of each currency move little from one day to the next. Some days have none, such as holidays; the
 * first currency has a rate for today, the second does not, and the last has not been kept up for long.
 */
function settleRates({ parts, entities, currency, today, random, rowsOf, nextKey }: SettleSite): void {
  const rows = rowsOf('rates');
  const given = entities[parts.rates ?? '']?.fields.currency?.value;
  const codes = Array.isArray(given) ? given.map(String) : [];
  const drift = new Map(codes.map((code) => [code, 1]));
  const add = (code: string, back: number): void => {
    const next = (drift.get(code) ?? 1) * (1 + (random.next() - 0.5) / 60);
    drift.set(code, next);
    const rate = rounded(rateIn(code, currency) * next, 4);
    rows.push({ id: nextKey('rates'), currency: code, rate, rate_date: dayAfter(today, -back) });
  };
  rows.length = 0;
  for (let back = 40; back > 0; back -= random.integer(1, 4))
    for (const code of codes)
      if (random.chance(0.8) && (code !== codes.at(-1) || back > longestAge)) add(code, back);
  for (const [index, code] of codes.slice(0, -1).entries())
    if (index === 0 || (index > 1 && random.chance(0.4))) add(code, 0);
}
