// What the agent's procedure says keeps to the demands of its system prompt.
import { describe, expect, it } from 'vitest';
import type { Message } from '../../schemas/message.ts';
import { inDemandedStyle } from '../../stages/simulate/answers/demanded-style.ts';

const messages: Message[] = [
  { role: 'user', content: 'Please cancel the course on bread.' },
  { role: 'tool', content: '{"courses":[{"id":"CO-1001","title":"Bread at Home"}]}', toolCallId: 'call_0' },
];
const talk = { messages, wanted: [] };

describe('an agent that must not mention codes', () => {
  const style = { noIds: true as const };

  it('calls records by their names and leaves out what is about codes alone', () => {
    expect(inDemandedStyle("I've canceled CO-1001. Its ID is CO-1001.", style, talk)).toBe(
      'I\'ve canceled "Bread at Home".',
    );
  });

  it('says a code that the user said or wants to hear', () => {
    const answer = "I've canceled CO-1001.";
    const heard: Message[] = [{ role: 'user', content: 'Please cancel CO-1001.' }, ...messages];
    expect(inDemandedStyle(answer, style, { messages: heard, wanted: [] })).toBe(answer);
    expect(inDemandedStyle(answer, style, { messages, wanted: ['CO-1001'] })).toBe(answer);
  });

  it('says what the records are where they have no names', () => {
    const answers = [
      "I've canceled course booking CB-1001.",
      "I've marked course bookings CB-1001, CB-1004, CB-1009, and 8 more as paid.",
      "I've marked course bookings CB-1001 to CB-1007 as paid.",
    ];
    expect(answers.map((answer) => inDemandedStyle(answer, style, talk))).toEqual([
      "I've canceled the course booking.",
      "I've marked all 11 course bookings as paid.",
      "I've marked all 7 course bookings as paid.",
    ]);
  });

  it('says what it cannot say otherwise, so that the judge sees it', () => {
    expect(inDemandedStyle('The ID is CO-1002.', style, talk)).toBe('The ID is CO-1002.');
  });
});

describe('an agent with a limit on sentences', () => {
  it('joins the last ones until there are few enough', () => {
    const answer = "I've booked it. The date is May 2. The price is 40.";
    expect(inDemandedStyle(answer, { maxSentences: 2 }, talk)).toBe(
      "I've booked it. The date is May 2, and the price is 40.",
    );
    expect(inDemandedStyle(answer, { maxSentences: 3 }, talk)).toBe(answer);
  });
});

it('an agent without demands says what it would say', () => {
  expect(inDemandedStyle('It is CO-1001. Done; really.', undefined, talk)).toBe(
    'It is CO-1001. Done; really.',
  );
});
