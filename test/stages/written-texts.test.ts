// What a text that a model wrote has from elsewhere: words of the example in its prompt, and the syntax around it.
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../pipeline/models/model.ts';
import { noUsage } from '../../pipeline/money/usage.ts';
import { labeller } from '../../stages/cluster/labeller.ts';
import { summarizer } from '../../stages/contexts/summarizer.ts';
import { summaryExamples } from '../../stages/contexts/summary-examples.ts';
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

describe('a user who leaves', () => {
  const [, { goingOn, leaving }] = userExamples as [unknown, (typeof userExamples)[number]];
  it('is sent back while requests have not been made', () => {
    const early = said({ content: '', end: 'goal_reached' });
    expect(() => user.parse(early, goingOn.input)).toThrow('not asked for this yet: Please add breakfast');
  });
  it('may leave once all have been made, or give up', () => {
    expect(user.parse(said({ content: '', end: 'goal_reached' }), leaving.input).output.end).toBe(
      'goal_reached',
    );
    expect(user.parse(said({ content: '', end: 'user_gave_up' }), goingOn.input).output.end).toBe(
      'user_gave_up',
    );
  });
});

describe('a user who goes on', () => {
  const [{ leaving, goingOn }] = userExamples;
  const saying = (content: string, input = leaving.input) => user.parse(said({ content, end: 'no' }), input);
  it('does not say the answer of the assistant again', () =>
    expect(() => saying('Two of her loans are overdue.')).toThrow(
      'repeats what the assistant has just said',
    ));
  it('may ask about it, thank for it, or answer a question in its own words', () => {
    for (const content of ['Two of her loans? Which ones?', 'Two.'])
      expect(saying(content).output.content).toBe(content);
    const asks = {
      ...goingOn.input,
      dialogue: [{ role: 'assistant' as const, content: 'March 28, 2025, or later?' }],
    };
    expect(saying('March 28, 2025.', asks).output.content).toBe('March 28, 2025.');
  });
  it('does not say most of it again with a word of thanks', () => {
    const told = 'Somebody on duty will do this for you and write to you within one business day.';
    const dialogue = [...leaving.input.dialogue, { role: 'assistant' as const, content: told }];
    expect(() => saying(`${told} Thanks!`, { ...leaving.input, dialogue })).toThrow('has just said');
    expect(saying('Within one business day? Fine.', { ...leaving.input, dialogue }).output.end).toBe('no');
  });
  it('does not promise anything, unless it was asked', () => {
    expect(() => saying('Yes, I can extend both of them.')).toThrow('as the assistant would');
    expect(saying('Sure, I can do that: March 28, 2025.', goingOn.input).output.end).toBe('no');
  });
  it('does not send its own message again', () =>
    expect(() => saying(String(leaving.input.dialogue[0]?.content))).toThrow('what you have said before'));
  it('does not send a part of it again, but may begin with the same words', () => {
    const said = 'Hi there. What is 12:00 in Singapore in Chicago and Melbourne?';
    const dialogue = [
      { role: 'user' as const, content: said },
      { role: 'assistant' as const, content: 'In Chicago it is 23:00.' },
    ];
    const input = { ...leaving.input, dialogue };
    expect(() => saying('What is 12:00 in Singapore in Chicago and Melbourne?', input)).toThrow(
      'said before',
    );
    expect(saying('What is 12:00 in Singapore in Melbourne, please?', input).output.end).toBe('no');
  });
  it('does not write who speaks', () => {
    expect(() => saying('You: Which ones are they, please?')).toThrow('begins with "You:"');
    expect(saying('You said two: which ones?').output.end).toBe('no');
  });
  it('says no ID, date, or number from nowhere', () => {
    expect(() => saying('And what about loan LN-9999?')).toThrow('says LN-9999, which is in nothing');
    expect(() => saying('Then lend me 14 more.')).toThrow('says 14, which is in nothing');
    expect(saying('The one from 2025-03-28.', goingOn.input).output.content).toContain('2025-03-28');
  });
  it('does not say what the user in the example says', () => {
    const [, hotel] = userExamples;
    expect(() => saying(String(hotel?.goingOn.reply.content))).toThrow('repeats the example');
  });
});

describe('a summary', () => {
  const [{ input, reply }, { reply: other }] = summaryExamples as [
    (typeof summaryExamples)[number],
    (typeof summaryExamples)[number],
  ];
  const parse = (summary: string) => summarizer.parse(said({ summary }), input);
  it('says what the conversation says', () => expect(parse(reply.summary).output).toEqual(reply));
  it.each([
    ['an ID from nowhere', `${reply.summary} LN-1007 is open.`, 'says LN-1007, which does not occur'],
    [
      'a date from nowhere',
      `${reply.summary} It ends on May 4, 2026.`,
      'says 2026-05-04, which does not occur',
    ],
    ['words of the example', other.summary, 'repeats the example'],
  ])('is sent back for %s', (_, summary, fault) => expect(() => parse(summary)).toThrow(fault));
});

describe('a label', () => {
  const input = { members: [], others: [], taken: ['git branches'] };
  const parse = (label: string) => labeller.parse(said({ label }), input);
  it('may be any that tells groups apart', () =>
    expect(parse('commits and tags in git').output.label).toBe('commits and tags in git'));
  it.each([
    ['another group has it', 'Git Branches', 'another group is named'],
    ['it would fit any group', 'various git tools', 'contains "various", which describes every group'],
    ['it is a sentence', 'work with all commits and tags in git', 'has 8 words; write two to five'],
  ])('is sent back where %s', (_, label, fault) => expect(() => parse(label)).toThrow(fault));
});
