// truncated_output: the transfer of a result breaks off in the middle.
import type { FaultKind } from './fault.ts';

/** Shorter results arrive in one piece. */
const shortest = 160;

const notices = [
  '[response truncated: connection closed by the server]',
  '[output cut off after {n} characters]',
  '… [incomplete response, {n} characters received]',
];
const isNotice = /\[(?:response truncated|output cut off|incomplete response)[^\]]*\]$/;

export const truncatedOutput: FaultKind = {
  name: 'truncated_output',
  summary: 'The result is cut off in the middle.',
  span: 'once',
  recovery: { way: 'read_again', sentence: 'Calls {tool} again instead of working with half a result.' },
  codes: [],
  fits: ({ effect, result }) =>
    effect === 'read' && result.ok && JSON.stringify(result.value).length >= shortest,
  async apply({ call, random }) {
    const result = await call();
    const text = JSON.stringify(result.value);
    if (!result.ok || result.changes.length > 0 || text.length < shortest) return result;
    const kept = random.integer(Math.floor(text.length * 0.2), Math.floor(text.length * 0.6));
    const notice = random.pick(notices).replace('{n}', String(kept));
    return { ...result, value: `${text.slice(0, kept)} ${notice}`, fault: 'truncated_output' };
  },
  isSeenIn: (value) => typeof value === 'string' && isNotice.test(value),
};
