// What a text that a model wrote has from elsewhere: words of the example in its prompt, and the syntax around it.
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../pipeline/models/model.ts';
import { noUsage } from '../../pipeline/money/usage.ts';
import { copiedFrom } from '../../stages/example-pool.ts';
import { jsonDebrisIn } from '../../stages/json-debris.ts';
import { userExamples } from '../../stages/simulate/user/user-examples.ts';
import { user } from '../../stages/simulate/user.ts';

const said = (value: unknown): Reply => ({
  content: JSON.stringify(value),
  toolCalls: [],
  finish: 'stop',
  usage: noUsage,
});

describe('words taken over from an example', () => {
  const example = 'Check the records before you make a change, and rely on what they say.';
  it('are found in a reply', () =>
    expect(copiedFrom(example, 'Greet first. Check the records before you make a change; then go.', '')).toBe(
      'check the records before you make a change',
    ));
  it('are no copy where the input has them, or where they are few', () => {
    expect(copiedFrom(example, 'Check the records before you make a change.', example)).toBeUndefined();
    expect(copiedFrom(example, 'Check the records before you act.', '')).toBeUndefined();
  });
});

describe('pieces of JSON in a text', () => {
  it.each(["Thank you':[ ", 'until March 2{', 'Fine.", "later": [', String.raw`Hello\nthere`, 'Yes ]'])(
    'are found: %s',
    (text) => expect(jsonDebrisIn(text, 'a task')).toBeDefined(),
  );
  it.each([
    'Is it "The Tide Tables", "Salt and Iron", or neither?',
    "It's 9:30, isn't it?",
    'Note: done. [sic]',
    "the label's: red",
  ])('are none: %s', (text) => expect(jsonDebrisIn(text, '')).toBeUndefined());
  it('are none where the text had to say them', () =>
    expect(jsonDebrisIn('Rename it to {draft}.', 'Must contain: "{draft}"')).toBeUndefined());
  it('are refused in what the user says', () => {
    const [{ goingOn }] = userExamples;
    expect(() => user.parse(said({ content: "March 28':[", end: 'no' }), goingOn.input)).toThrow(
      'piece of JSON',
    );
  });
});
