import { describe, expect, it } from 'vitest';
import {
  completionClaims,
  completionPhrases,
  declines,
  promisePhrases,
  promisesIn,
  refusalPhrases,
} from '../../stages/claims.ts';
import {
  codesIn,
  holds,
  holdsCode,
  isDerived,
  numbersIn,
  sentencesOf,
  tells,
} from '../../stages/evidence.ts';
import { effects } from '../../stages/judge/effects.ts';

describe.each([
  ['completion', completionPhrases, (text: string) => completionClaims(text).length > 0],
  ['refusal', refusalPhrases, declines],
  ['promise', promisePhrases, (text: string) => promisesIn(text).length > 0],
] as const)('the phrases of %s', (_, phrases, recognizes) => {
  it.each(phrases.map(({ pattern, matches, spares }) => [matches, spares, pattern] as const))(
    'take "%s" and not "%s"',
    (matches, spares, pattern) => {
      expect(pattern.test(matches)).toBe(true);
      expect(recognizes(matches)).toBe(true);
      expect(recognizes(spares)).toBe(false);
    },
  );
});

it.each(effects.map(({ matches, spares, claimed }) => [matches, spares, claimed] as const))(
  'the effect in "%s" is not in "%s"',
  (matches, spares, claimed) => {
    expect(claimed.test(matches)).toBe(true);
    expect(claimed.test(spares)).toBe(false);
  },
);

describe('what a text claims', () => {
  it.each([
    ['Done. OR-1 now reads: status cancelled.', true],
    ['I have cancelled the order.', true],
    ["I've changed the due date of loan LN-1001 to March 28, 2025.", true],
    ["I've moved 30 of the balance from CA-1 to CA-2.", true],
    ["I've taken back the last change.", true],
    ["I've had the badge issued.", true],
    ["I've canceled order OR-1001.", true],
    ["I've gone ahead and removed sowing task ST-1008.", true],
    ["I've looked up order OR-1001.", false],
    ['I had a closer look at this.', false],
    ['The new caller is CA-1008.', false],
    ["I've found the order; it was sent on March 2, 2025.", false],
    ["I haven't changed anything.", false],
    ['Your booking has been moved to Friday.', true],
    ['The order is now cancelled.', true],
    ['All set!', true],
    ['I could not cancel it: nothing was changed.', false],
    ['Once it has been cancelled you get an e-mail.', false],
    ['Has it been cancelled?', false],
    ['I looked at the order; its status is open.', false],
    ['The note says "has been done already".', false],
    ['I get 2 for the count.', false],
    ['I get these numbers: 4 with the status booked; 3 with the status missed.', false],
    ['I suggest an earlier date.', false],
    ['I trust that this helps.', false],
    ['I thought the order was open.', false],
    ['I set the due date to March 28, 2025.', true],
    ['For the date updated, I have June 9, 2024 for the mark.', false],
    ['For the date opened, I have August 7, 2024 for case LCC-1008.', false],
    ['The status of the review is completed.', false],
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
    ["I'll send you the list now. Here is what I found so far.", true],
    ['Once you confirm, I will cancel it.', false],
    ["I'll also notify the guests.", true],
    ['One moment while I look this up.', true],
  ])('%s announces a step: %s', (text, expected) => {
    expect(promisesIn(text).length > 0).toBe(expected);
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
    ['It is due on March 28, 2025.', '2025-03-28', true],
    ['It is due on Mar. 28th, 2025.', '2025-03-28', true],
    ['It is due on 28 March 2025.', '2025-03-28', true],
    ['It is due on the 28th of March.', '2025-03-28', true],
    ['It is due on March 29, 2025.', '2025-03-28', false],
    ['It is due on March 28, 2026.', '2025-03-28', false],
    ['It is due on May 28.', '2025-03-28', false],
    ['You may 28 times.', '2025-05-28', false],
    ['It starts at 2:15 p.m.', '14:15', true],
    ['It starts at 2:15.', '14:15', false],
    ['It starts at 9:00 AM.', '09:00', true],
    ['It arrives on August 7, 2025, at 03:01.', '2025-08-07 03:01', true],
    ['It arrives on August 7, 2025, at 3:01 PM.', '2025-08-07 03:01', false],
    ['It arrives on 2025-08-07 at 03:01.', '2025-08-07T03:01:00Z', true],
    ['[FILE] 2025-02-12.log', '2025-02-12.log', true],
    ['[FILE] 2025-02-13.log', '2025-02-12.log', false],
    ['The guest is a no-show.', 'no_show', true],
    ['The task is in progress.', 'in_progress', true],
    ['The task is in process.', 'in_progress', false],
    ['The report follows up on it.', 'follow_up', false],
    ['On March 28, 2025, there were guests.', 28, false],
    ['On March 28, 2025, there were guests.', 2025, false],
  ])('%s holds %j: %s', (text, value, expected) => {
    expect(holds(text, value)).toBe(expected);
  });

  it('a small number counts only in a sentence about its name', () => {
    expect(tells('There are 3 orders.', 'number of orders', 3)).toBe(true);
    expect(tells('There was 1 foreman.', 'number of foremen', 1)).toBe(true);
    expect(tells('It opens at 3 on floor 2.', 'number of orders', 3)).toBe(false);
    expect(
      tells('PT-1001 has 4 refills. PT-1002 has 1 refill.', 'number of refills of patient PT-1002', 4),
    ).toBe(false);
  });

  it.each([
    ["I've reserved 6 of vaccine lot VL-1014 for 7 days.", 6, true],
    ["I've reserved 6 of vaccine lot VL-1014 for 7 days.", 7, false],
    ['The quantity is 6.', 6, true],
    ['The limit is 3.6 of the total.', 6, false],
  ])('%s tells the quantity %j: %s', (text, value, expected) => {
    expect(tells(text, 'quantity', value)).toBe(expected);
  });

  it.each([
    ['There are three orders.', 3, true],
    ['There is one order.', 1, true],
    ['There are no open orders.', 0, true],
    ['I found no orders.', 0, true],
    ['That one concerns orders.', 1, false],
    ['No problem, I counted the orders.', 0, false],
    ['There are four orders.', 3, false],
    ['Three guests came.', 3, false],
  ])('%s tells the number of orders %j: %s', (text, value, expected) => {
    expect(tells(text, 'number of orders', value)).toBe(expected);
  });

  it.each([
    ['March 28, 2025', '2025-03-28'],
    ['2025-11-02', 'November 2, 2025'],
    ['14:15', 'at 2:15 p.m.'],
    ['March 28', 'the 28th of March 2031'],
  ])('the code in %s was said by %s', (text, said) => {
    const [code = 'none'] = codesIn(text);
    expect(holdsCode(said, code)).toBe(true);
    expect(holdsCode('OR-1001 on April 28, 2026, at 3:15 p.m.', code)).toBe(false);
  });

  it('does not end a sentence at an abbreviation', () => {
    expect(sentencesOf('It starts at 2:15 p.m. sharp. Be there by Mar. 28.')).toHaveLength(2);
    expect(sentencesOf('The version of Q1 night shifts (rev. 6) is 6. It is current.')).toHaveLength(2);
    expect(sentencesOf('Turn it up to the highest rev. Then stop.')).toHaveLength(2);
    expect(sentencesOf('Mr. Ito, Prof. Ek, etc. are with Acme Inc. on p. 4. Ask Mrs. Roy.')).toHaveLength(2);
    expect(
      sentencesOf('It is with Acme Inc. It has screens, lids, etc. They live on Main St. He said no.'),
    ).toHaveLength(4);
  });

  it('takes numbers apart from IDs, dates and times, and knows sums', () => {
    expect(numbersIn('OR-17 on 2025-01-02 at 10:30 costs 12.50, two cost 25')).toEqual([12.5, 25]);
    expect(isDerived(37.5, [12.5, 25])).toBe(true);
    expect(isDerived(38, [12.5, 25])).toBe(false);
  });
});
