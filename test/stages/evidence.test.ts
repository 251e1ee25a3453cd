import { describe, expect, it } from 'vitest';
import {
  completionClaims,
  declines,
  holds,
  isDerived,
  numbersIn,
  promises,
  tells,
} from '../../stages/evidence.ts';

describe('what a text claims', () => {
  it.each([
    ['Done. OR-1 now reads: status cancelled.', true],
    ['I have cancelled the order.', true],
    ['Your booking has been moved to Friday.', true],
    ['The order is now cancelled.', true],
    ['All set!', true],
    ['I could not cancel it: nothing was changed.', false],
    ['Once it has been cancelled you get an e-mail.', false],
    ['Has it been cancelled?', false],
    ['I looked at the order; its status is open.', false],
    ['The note says "has been done already".', false],
  ])('%s claims a change: %s', (text, expected) => {
    expect(completionClaims(text).length > 0).toBe(expected);
  });

  it.each([
    ['I am sorry, but I cannot do that: none of my tools covers it.', true],
    ['That is not possible here.', true],
    ['I have no tool for bookings.', true],
    ["I don't have access to that.", true],
    ['Could you tell me the date? I cannot go on without it?', false],
    ['Done. The note now reads "cannot be reproduced any more".', false],
    ['Thank you for your message.', false],
  ])('%s declines: %s', (text, expected) => {
    expect(declines(text)).toBe(expected);
  });

  it.each([
    ['I have what I need. I will now make the change.', true],
    ['Let me now look that up.', true],
    ['I will check the records and get back to you.', true],
    ['The order is cancelled. You will get an e-mail.', false],
    ['Shall I cancel it? I will do it if you confirm, shall I?', false],
  ])('%s ends on a plan: %s', (text, expected) => {
    expect(promises(text)).toBe(expected);
  });
});

describe('what a text holds', () => {
  it.each([
    ['The price is 1,250.50 EUR.', 1250.5, true],
    ['The price is 1250.5 EUR.', 1250.5, true],
    ['It is OR-1250.', 1250, false],
    ['On 2025-03-14 at 09:30.', 14, false],
    ['There are 12 of them.', 1, false],
    ['Ana  SILVA lives in Porto', 'ana silva', true],
    ['OR-1001 and OR-1002', ['OR-1001', 'OR-1002'], true],
  ])('%s holds %j: %s', (text, value, expected) => {
    expect(holds(text, value)).toBe(expected);
  });

  it('a small number counts only in a sentence about its name', () => {
    expect(tells('There are 3 orders.', 'number of orders', 3)).toBe(true);
    expect(tells('It opens at 3 on floor 2.', 'number of orders', 3)).toBe(false);
    expect(
      tells('PT-1001 has 4 refills. PT-1002 has 1 refill.', 'number of refills of patient PT-1002', 4),
    ).toBe(false);
  });

  it('takes numbers apart from IDs, dates and times, and knows sums', () => {
    expect(numbersIn('OR-17 on 2025-01-02 at 10:30 costs 12.50, two cost 25')).toEqual([12.5, 25]);
    expect(isDerived(37.5, [12.5, 25])).toBe(true);
    expect(isDerived(38, [12.5, 25])).toBe(false);
  });
});
