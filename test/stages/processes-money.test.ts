// Processes about money: what their tools return is what the rows come to when they are added up here.
import { describe, expect, it } from 'vitest';
import { currencyConversion } from '../../stages/synthesize-tools/processes/currency-conversion.ts';
import { ledger } from '../../stages/synthesize-tools/processes/ledger.ts';
import { priceCalculation } from '../../stages/synthesize-tools/processes/price-calculation.ts';
import { quotes } from '../../stages/synthesize-tools/processes/quotes.ts';
import { entity, type ProcessWorld, processWorld, type Row } from '../support/process-world.ts';

const invoice = entity({
  prefix: 'IN',
  archetype: 'invoice',
  fields: { amount: { money: [20, 900] } },
});
const account = entity({
  prefix: 'AC',
  archetype: 'account',
  fields: { balance: { money: [0, 900] }, opened_on: { date: [-900, -100] } },
});
const lamp = entity({
  prefix: 'LA',
  archetype: 'product',
  fields: { price: { money: [3, 400] } },
});

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Half a cent is rounded up, in whole numbers of ten-thousandths. */
const centsOf = (value: number): number => Math.round(Number((value * 100).toFixed(4)));

describe('currency conversion', () => {
  const open = () =>
    processWorld(currencyConversion, { invoice }, [
      'convert_amount',
      'convert_record',
      'rate_change',
      'record_rate',
      'total_in_currency',
    ]);

  /** The latest rate on or before a day, if it is recent enough. */
  function rateOn({ rows, optionsOf }: ProcessWorld, currency: unknown, day: string): number | undefined {
    const { rates } = optionsOf('convert_amount') as { rates: { maxAge: number } };
    const [latest] = rows('rates')
      .filter((row) => row.currency === currency && String(row.rate_date) <= day)
      .sort((a, b) => (String(a.rate_date) < String(b.rate_date) ? 1 : -1));
    const isRecent = latest && daysBetween(String(latest.rate_date), day) <= rates.maxAge;
    return isRecent ? Number(latest.rate) : undefined;
  }

  it('uses the latest rate on or before the day, and none that is too old', async () => {
    using world = await open();
    const currencies = [...new Set(world.rows('rates').map(({ currency }) => String(currency)))];
    const seen = { converted: 0, refused: 0 };
    for (const currency of currencies)
      for (const day of ['2025-03-12', '2025-03-01', '2025-02-10', '2024-12-24']) {
        const given = { amount: 350, from_currency: 'EUR', to_currency: currency, rate_date: day };
        const result = world.call('convert_amount', given);
        const rate = rateOn(world, currency, day);
        if (rate === undefined) expect(result.code).toBe('NO_RATE_FOR_DAY');
        else expect(centsOf(Number(result.converted_amount))).toBe(centsOf(350 * rate));
        seen[rate === undefined ? 'refused' : 'converted'] += 1;
      }
    expect(seen.converted).toBeGreaterThan(5);
    expect(seen.refused).toBeGreaterThan(3);
    const same = { amount: 1, from_currency: 'EUR', to_currency: 'EUR' };
    expect(world.call('convert_amount', same).code).toBe('SAME_CURRENCY');
  });

  it('converts what a row has, and records one rate a day', async () => {
    using world = await open();
    const [row] = world.rows('owner');
    const currency = String(world.rows('rates').at(-1)?.currency);
    const rate = rateOn(world, currency, world.today) ?? 0;
    const { converted_amount } = world.call('convert_record', { invoice_id: String(row?.id), currency });
    expect(centsOf(Number(converted_amount))).toBe(centsOf(Number(row?.amount) * rate));
    const before = world.rows('rates').length;
    const results = [1, 2].map(() => world.call('record_rate', { currency, rate: 1.5 }));
    expect(results.at(-1)?.code).toBe('RATE_ALREADY_SET');
    expect(world.rows('rates').length).toBeLessThanOrEqual(before + 1);
  });
});

describe('a ledger', () => {
  const open = () => processWorld(ledger, { account }, ['statement', 'reconcile', 'transfer_funds']);
  const signed = ({ direction, amount }: Row): number =>
    centsOf(Number(amount)) * (direction === 'credit' ? 1 : -1);
  const balanceOf = ({ rows }: ProcessWorld, id: unknown, until = '9999'): number =>
    rows('entry')
      .filter((row) => row.account_id === id && String(row.posted_on) <= until)
      .reduce((sum, row) => sum + signed(row), 0);

  it('has balances that are the sum of their entries after any calls, and never below the floor', async () => {
    using world = await open();
    expect(world.blueprint.entities.account?.fields.balance).toBeUndefined();
    const [rule] = world.blueprint.entities[world.parts.entry ?? '']?.rules ?? [];
    const { floor } = { floor: 0, ...(rule?.settings as Row | undefined) }; // settings are an object
    for (let round = 0; round < 4; round += 1) {
      world.writeAtRandom(40, `ledger ${round}`);
      for (const { id } of world.rows('owner')) {
        const { balance } = world.call('get_balance', { account_id: String(id) });
        expect(centsOf(Number(balance))).toBe(balanceOf(world, id));
        expect(balanceOf(world, id)).toBeGreaterThanOrEqual(-100 * Number(floor));
      }
    }
  });

  it('moves funds as two entries that cancel out, and refuses what is not there', async () => {
    using world = await open();
    const total = () => world.rows('entry').reduce((sum, row) => sum + signed(row), 0);
    const [from, to] = world.rows('owner').map(({ id }) => String(id));
    const before = { total: total(), entries: world.rows('entry').length };
    const moved = world.call('transfer_funds', { from_id: from ?? '', to_id: to ?? '', amount: 0.5 });
    expect(centsOf(Number(moved.to_balance))).toBe(balanceOf(world, to));
    expect(world.rows('entry').length).toBe(before.entries + 2);
    expect(total()).toBe(before.total);
    const much = { from_id: from ?? '', to_id: to ?? '', amount: 5000 };
    for (let call = 0; call < 5; call += 1) world.call('transfer_funds', much);
    expect(world.call('transfer_funds', much).code).toBe('BALANCE_TOO_LOW');
  });

  it('states a period from its opening to its closing balance, and says by how much a count is off', async () => {
    using world = await open();
    for (const { id } of world.rows('owner')) {
      const account_id = String(id);
      const period = { account_id, from_day: '2025-01-15', to_day: '2025-02-20' };
      const { opening_balance, credits, debits, closing_balance } = world.call('statement', period);
      expect(centsOf(Number(opening_balance))).toBe(balanceOf(world, id, '2025-01-14'));
      expect(centsOf(Number(closing_balance))).toBe(balanceOf(world, id, '2025-02-20'));
      const sum = Number(opening_balance) + Number(credits) - Number(debits);
      expect(centsOf(sum)).toBe(centsOf(Number(closing_balance)));
      const books = balanceOf(world, id) / 100;
      const check = world.call('reconcile', { account_id, counted_balance: books });
      expect(check).toMatchObject({ difference: 0, agrees: true });
      const off = world.call('reconcile', { account_id, counted_balance: books + 1 });
      expect(off).toMatchObject({ difference: 1, agrees: false });
    }
    const wrong = { account_id: 'AC-1001', from_day: '2025-02-20', to_day: '2025-01-15' };
    expect(world.call('statement', wrong).code).toBe('DATES_OUT_OF_ORDER');
  });
});

interface Prices {
  readonly tiers: readonly { from: number; percent: number }[];
  readonly tax: number;
}

/** What a quantity costs in cents, step by step. */
function priceInCents({ tiers, tax }: Prices, quantity: number, price: number, more = 0): number {
  const list = quantity * centsOf(price);
  const percent =
    Math.max(0, ...tiers.filter(({ from }) => quantity >= from).map((tier) => tier.percent)) + more;
  const part = (whole: number, share: number): number =>
    Math.round(Number(((whole * share) / 100).toFixed(4)));
  const net = list - part(list, percent);
  return net + part(net, tax);
}

describe('price calculation', () => {
  const names = ['calculate_price', 'compare_prices', 'quantity_for_budget', 'check_code', 'redeem_code'];

  it('adds discount and tax to the cent, and finds what a budget buys', async () => {
    using world = await processWorld(priceCalculation, { lamp }, names);
    const prices = (world.optionsOf('calculate_price') as { prices: Prices }).prices;
    for (const { id, price } of world.rows('goods'))
      for (const quantity of [1, 7, 24, 60]) {
        const { total } = world.call('calculate_price', { lamp_id: String(id), quantity });
        expect(centsOf(Number(total))).toBe(priceInCents(prices, quantity, Number(price)));
        const budget = { lamp_id: String(id), budget: Number(total) };
        expect(Number(world.call('quantity_for_budget', budget).quantity)).toBeGreaterThanOrEqual(quantity);
      }
    const tooLow = { lamp_id: String(world.rows('goods')[0]?.id), budget: 1 };
    expect(world.call('quantity_for_budget', tooLow).code).toBe('BUDGET_TOO_LOW');
  });

  it('takes a code only while it has uses and has not expired', async () => {
    using world = await processWorld(priceCalculation, { lamp }, names);
    const column = `${String(world.parts.codes).replaceAll(' ', '_')}_id`;
    const results = world.rows('codes').map((code) => {
      const isUsable = Number(code.uses_left) > 0 && String(code.valid_until) >= world.today;
      const redeemed = world.call('redeem_code', { [column]: String(code.id) });
      if (isUsable) expect(redeemed.uses_left).toBe(Number(code.uses_left) - 1);
      else expect(String(redeemed.code)).toMatch(/_(USED_UP|EXPIRED)$/);
      return isUsable;
    });
    expect(new Set(results)).toEqual(new Set([true, false]));
  });
});

describe('quotes', () => {
  const open = () =>
    processWorld(quotes, { lamp }, ['estimate_price', 'request_quote', 'accept_quote', 'check_quote']);

  it('fix a price, and become an order once they are accepted', async () => {
    using world = await open();
    const prices = (world.optionsOf('request_quote') as { quoting: { prices: Prices } }).quoting.prices;
    const [row] = world.rows('goods');
    const quoted = world.call('request_quote', { lamp_id: String(row?.id), quantity: 26 });
    expect(centsOf(Number(quoted.total))).toBe(priceInCents(prices, 26, Number(row?.price)));
    const given = { [`${String(world.parts.quote).replaceAll(' ', '_')}_id`]: String(quoted.id) };
    expect(world.call('check_quote', given)).toMatchObject({ can_be_accepted: true, difference: 0 });
    const order = world.call('accept_quote', given);
    expect(order).toMatchObject({ total: quoted.total, ordered_on: world.today });
    expect(world.rows('quote').find(({ id }) => id === quoted.id)?.status).toBe('accepted');
    expect(String(world.call('accept_quote', given).code)).toMatch(/_NOT_OPEN$/);
  });

  it('cannot be accepted when they have expired, and every accepted one has its order', async () => {
    using world = await open();
    const parameter = `${String(world.parts.quote).replaceAll(' ', '_')}_id`;
    const accepted = world.rows('quote').filter(({ status }) => status === 'accepted');
    expect(world.rows('order').length).toBe(accepted.length);
    const expired = world
      .rows('quote')
      .filter(({ status, valid_until }) => status === 'open' && String(valid_until) < world.today);
    expect(expired.length).toBeGreaterThan(0);
    for (const { id } of expired)
      expect(String(world.call('accept_quote', { [parameter]: String(id) }).code)).toMatch(/_EXPIRED$/);
  });
});
