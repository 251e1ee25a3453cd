// English for names and sentences, as tools and tasks use it.
import { describe, expect, it } from 'vitest';
import {
  andList,
  fieldWords,
  orList,
  plural,
  singular,
  snakeCase,
  withArticle,
  wordsIn,
} from '../../stages/english.ts';

describe('nouns', () => {
  it.each([
    ['order', 'orders'],
    ['approval matrix', 'approval matrices'],
    ['diagnosis', 'diagnoses'],
    ['staff person', 'staff people'],
    ['inventory', 'inventories'],
    ['batch', 'batches'],
    ['cache', 'caches'],
    ['series', 'series'],
    ['feedback', 'feedback'],
    ['lens', 'lenses'],
  ])('%s: the plural is %s, and its singular leads back', (one, many) => {
    expect(plural(one)).toBe(many);
    expect(singular(many)).toBe(one);
  });

  it.each([
    ['order', 'an order'],
    ['unit', 'a unit'],
    ['used item', 'a used item'],
    ['hour log', 'an hour log'],
    ['European office', 'a European office'],
    ['SLA', 'an SLA'],
    ['usage record', 'a usage record'],
  ])('%s takes its article by sound: %s', (noun, words) => {
    expect(withArticle(noun)).toBe(words);
  });
});

describe('names', () => {
  it.each([
    ['adjustHiveCheck', ['adjust', 'hive', 'check']],
    ['adjust-hive-check', ['adjust', 'hive', 'check']],
    ["driver's license", ['drivers', 'license']],
    ['24-hour shift', ['24', 'hour', 'shift']],
  ])('%s holds the words %j', (name, words) => {
    expect(wordsIn(name)).toEqual(words);
    expect(snakeCase(name)).toBe(words.join('_'));
  });

  it.each([
    ['due_on', 'due date'],
    ['as_of', 'reference date'],
    ['counted_on', 'date counted'],
    ['raised_at', 'time raised'],
    ['respond_within', 'response time'],
    ['is_private', 'private flag'],
    ['no_notifications', 'notification opt-out'],
    ['in_transit', 'in transit'],
  ])('the field %s is called the %s', (name, words) => {
    expect(fieldWords(name)).toBe(words);
  });
});

it('lists end in "and" or "or", with a comma before it from three items on', () => {
  expect(andList(['a'])).toBe('a');
  expect(andList(['a', 'b'])).toBe('a and b');
  expect(orList(['a', 'b', 'c'])).toBe('a, b, or c');
});
