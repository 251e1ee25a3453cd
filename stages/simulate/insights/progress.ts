// progress: in the middle of the same change for many records, how far it has come.
import { foundSoFar, type Insight, sayOne } from './insight.ts';

const sentences = [
  '{done} done, {left} to go.',
  "That's {done} so far. {left} are left.",
  '{done} of {all} went through without a problem, so I continue with the rest.',
  'No errors in the first {done}. The remaining {left} are next.',
  'So far {done} of {all}. The next ones follow.',
  "I've finished {done}; {left} more are waiting.",
  'All {done} so far were accepted. Going on.',
  'Progress: {done} of {all}.',
  "The list has {all} records, and {done} of them are dealt with. I'll go on where I stopped.",
  'Nothing was refused in the last batch. {left} to do.',
  '{done} down, {left} left. I keep to the order of the list so that none is skipped.',
  'With {done} of {all} done, I carry on with the next batch.',
];

const lastOne = [
  '{done} done, one to go.',
  'One is left after these {done}.',
  'All {done} so far went through. Now the last one.',
  'The last of the list is next; {done} are dealt with.',
  'One more, and the list is done.',
];

export const progress: Insight = {
  name: 'progress',
  isWhole: true,
  notice(moment) {
    const [call] = moment.calls;
    const done = foundSoFar(moment).filter(({ tool }) => tool === call?.tool);
    const isSame = [...moment.calls, ...moment.later].every(({ tool }) => tool === call?.tool);
    if (done.length < 2 || !isSame || done.at(-1)?.given.offset !== undefined || isPaged(call))
      return undefined;
    const left = moment.calls.length + moment.later.length;
    if (left === 1) return sayOne(lastOne, { done: String(done.length) }, moment.random);
    const slots = { done: String(done.length), left: String(left), all: String(done.length + left) };
    return sayOne(sentences, slots, moment.random);
  },
};

const isPaged = (call: { readonly arguments: object } | undefined): boolean =>
  call !== undefined && 'offset' in call.arguments;
