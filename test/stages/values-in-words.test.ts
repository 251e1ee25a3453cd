import { describe, expect, it } from 'vitest';
import type { Json } from '../../schemas/json.ts';
import { fieldClause, nameInWords, valueInWords } from '../../stages/values-in-words.ts';

it.each<[Json, string]>([
  ['2025-03-28', 'March 28, 2025'],
  ['2025-03-28T09:00:00Z', 'March 28, 2025, at 09:00'],
  ['no_show', 'no show'],
  ['Ana Silva', 'Ana Silva'],
  ['/documents/plans_old/delta-14.md', '/documents/plans_old/delta-14.md'],
  ['follow-up on the blood test', '"follow-up on the blood test"'],
  ['Part of the plan.', '"Part of the plan."'],
  [12.5, '12.5'],
  [null, 'none'],
  [['German', 'English', 'French'], 'German, English, and French'],
  [
    [{ day: '2025-05-02', fee: 30 }, { day: '2025-05-03' }],
    'one with the day May 2, 2025 and the fee 30; another with the day May 3, 2025',
  ],
])('%j is said as "%s"', (value, text) => {
  expect(valueInWords(value)).toBe(text);
});

it.each([
  ['min_price', 'minimum price'],
  ['maxFloorArea', 'maximum floor area'],
  ['badge_holder_id', 'badge holder'],
  ['dueOn', 'due date'],
  ['courseIds', 'course'],
])('the parameter %s is called "%s"', (name, words) => {
  expect(nameInWords(name)).toBe(words);
});

describe('a field as a clause', () => {
  it.each<[string, Json, string]>([
    ['rating', 3, 'the rating is 3'],
    ['writtenOn', '2025-10-11', 'the date written is October 11, 2025'],
    ['credits', 12, 'the number of credits is 12'],
    ['points', 12, 'the points are 12'],
    ['address', 'Main Street 4', 'the address is Main Street 4'],
    ['status', 'in_progress', 'the status is in progress'],
    ['language', ['German', 'Spanish'], 'the languages are German and Spanish'],
    ['tags', ['dormant'], 'the only tag is dormant'],
    ['equipment', ['scale', 'screen'], 'the equipment is scale and screen'],
    ['is_private', true, 'it is private'],
    ['isOutlier', false, 'it is not an outlier'],
    ['consent_given', true, 'consent has been given'],
    ['deposit_paid', false, 'the deposit has not been paid'],
    ['needs_parts', true, 'it needs parts'],
    ['no_notifications', true, 'no notifications are wanted'],
    ['no_notifications', false, 'notifications are wanted'],
    ['contact_refused', true, 'contact has been refused'],
    ['optedOut', false, 'notifications have not been opted out of'],
    ['enabled', false, 'it is not enabled'],
    ['breakfast', true, 'it comes with breakfast'],
    ['size', { width: 20, height: 30 }, 'the size has the width 20 and the height 30'],
  ])('%s: %j is "%s"', (name, value, clause) => {
    expect(fieldClause({ name, value })).toBe(clause);
  });
});
