// JSON in what a model wrote: found in every usual form, repaired where it is broken, and given up in time.
import { describe, expect, it } from 'vitest';
import { jsonIn } from '../../../pipeline/json/json-in-text.ts';

const value = { city: 'Oslo', list: [1, { deep: null }] };
const json = JSON.stringify(value);

describe('JSON is found', () => {
  it.each([
    ['alone', json, false],
    ['in a fence', `Here you are:\n\`\`\`json\n${json}\n\`\`\`\nBye.`, false],
    ['in a fence without a language', `\`\`\`\n${json}\n\`\`\``, false],
    ['in a fence with blanks and empty lines', `\`\`\`json  \r\n\n  ${json}\n\n  \`\`\``, false],
    ['before braces in prose', `\`\`\`json\n${json}\n\`\`\`\nThat is {all}.`, false],
    ['in a fence that is never closed', `\`\`\`json\n${json}`, false],
    ['in prose', `The answer is ${json}, I think.`, false],
    ['with a comma too many', `${json.slice(0, -1)},}`, true],
    ['with single quotes', json.replaceAll('"', "'"), true],
  ])('%s', (_, text, isRepaired) => {
    expect(jsonIn(text)?.isRepaired).toBe(isRepaired);
    expect(jsonIn(text)?.value).toMatchObject({ city: 'Oslo' });
  });

  it.each([
    '',
    'I would rather not.',
    '42',
    '"text"',
    '``````',
    '}{',
    '```json\n\n```',
    json.slice(0, -3),
    json.slice(0, 12),
  ])('not in %j', (text) => {
    expect(jsonIn(text)?.value).not.toMatchObject({ city: 'Oslo' });
  });

  it('with keys that every object has', () => {
    const keys = '{"constructor": 1, "__proto__": {"x": 2}, "toString": null}';
    expect(Object.entries(jsonIn(`so: ${keys}`)?.value ?? {})).toEqual(Object.entries(JSON.parse(keys)));
  });
});

// A quadratic search takes 64 times as long for eight times the text, a linear one eight times.
describe('eight times the text takes about eight times as long:', () => {
  const kinds: Record<string, (length: number) => string> = {
    'a fence that is not closed, and empty lines': (length) => `\`\`\`json\n${'\n'.repeat(length)}`,
    'the same with an object': (length) => `\`\`\`json\n{"a": 1${'\n'.repeat(length)}`,
    'lines of blanks': (length) => `\`\`\`json\n{${'\n   '.repeat(length / 4)}`,
    'a fence and blanks': (length) => `\`\`\`json${' '.repeat(length)}`,
    'fences alone': (length) => '```json\n'.repeat(length / 8),
    'backticks alone': (length) => '`'.repeat(length),
    quotes: (length) => `{"a": "${'"'.repeat(length)}`,
    'rows without commas': (length) => `[${'1 '.repeat(length / 2)}`,
    'object after object': (length) => '{"a":1}\n'.repeat(length / 8),
    'open brackets': (length) => '['.repeat(length),
  };
  it.each(Object.entries(kinds))('%s', (_, kind) => {
    const cost = (length: number): number => {
      const text = kind(length);
      // The least of some tries: what else the machine does can only add to it.
      const tries = Array.from({ length: 4 }, () => {
        const began = process.cpuUsage();
        jsonIn(text);
        const { user, system } = process.cpuUsage(began);
        return user + system;
      });
      return Math.min(...tries);
    };
    const constant = 20_000; // microseconds: below this, everything is noise
    expect(cost(1_600_000)).toBeLessThan(24 * (cost(200_000) + constant));
  });
});
