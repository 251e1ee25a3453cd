// Answers about work on a project: what was wrong or wanted, what was changed, and what the tests say now. What the
// tests say is told only if they were run after the last change.
import type { Random } from '../../../pipeline/hash.ts';
import type { Thought } from '../../../schemas/development.ts';
import { filled } from '../developing/index.ts';
import { testsSeen } from '../developing/tests-seen.ts';
import type { CallResult } from './results.ts';

const points = {
  cause: [
    'The mistake was in {function} in {file}: {was}.',
    'The reason was in {file}: in {function}, {was}.',
    'I found the cause in {function} ({file}): {was}.',
    'It came down to {function} in {file}, where {was}.',
    'In {file}, {function} had a mistake: {was}.',
    'What went wrong: in {function} ({file}), {was}.',
  ],
  second_cause: [
    'There was a second one in {function} ({file}): {was}.',
    'And in {file}, in {function}, {was}.',
    'Independently of that, {function} in {file} had a mistake, too: {was}.',
    'A second mistake was hidden behind it, in {function} ({file}): {was}.',
  ],
  change: [
    'I changed `{wrong}` to `{right}`.',
    '`{wrong}` is now `{right}`.',
    'The fix is one line: `{right}` instead of `{wrong}`.',
    'It says `{right}` now, where it said `{wrong}`.',
  ],
  change_long: [
    'I corrected that part and left the rest of {function} as it was.',
    'The fix stays inside {function}; nothing else was changed.',
    'I changed those lines and nothing else.',
    'I changed only what was wrong in {function}.',
  ],
  example: [
    'Your example now gives {wanted}.',
    'With your example I get {wanted} now.',
    'I ran your example again: {wanted}.',
    'Your example comes out as {wanted}.',
  ],
  untested: [
    'No test covered this case, which is why they were green all along.',
    'The tests did not cover it, so they could not show it.',
    'None of the existing tests noticed it; a test for this case would be worth having.',
  ],
  implemented: [
    '{function} in {file} is written now and follows its documentation.',
    'I wrote {function} ({file}) as its documentation describes it.',
    '{file} now has a working {function}, edge cases included.',
    'The stub of {function} in {file} is gone; it does what its description says.',
  ],
  added: ['The change is in {file}.', 'I made the change in {file}.', 'You find the change in {file}.'],
  test_added: [
    'A new test in {test_file} covers it.',
    'I added a test for it, in {test_file}.',
    '{test_file} has a test for the new behavior.',
  ],
  test_written: [
    'I added a test to {test_file} for {case}.',
    '{test_file} now has a test for {case}.',
    'There is a new test in {test_file}. It covers {case}.',
  ],
  test_proved: [
    'To be sure that it can fail, I broke the code for one run, saw the test fail, and restored the code.',
    'I checked that it notices a mistake by breaking the code once on purpose. The code is as it was.',
  ],
  renamed: [
    '{old} is called {name} now, in {file} and wherever it was used.',
    'I renamed {old} to {name} everywhere, tests included. It is defined in {file}.',
    'Everything that said {old} says {name} now; the definition is in {file}.',
  ],
  extracted: [
    '{code} stands in a function {name} in {file} now, and {inside} calls it.',
    'I pulled {code} out into {name} ({file}), which takes {parameters}. {inside} uses it.',
    '{file} has a function {name} for {code} now. What the code does is the same.',
  ],
  inlined: [
    '{name} is gone from {file}; {inside} has its expression now.',
    'What {name} returned stands in {inside} now, and {file} has no such function any longer.',
    '{inside} computes {code} itself now, and {file} no longer has {name}.',
  ],
  moved: [
    '{name} lives in {to} now, and everything imports it from there.',
    'I moved {name} from {from} to {to} and changed the imports. {from} does not define it any longer.',
    '{name} has moved to {to}. Its code is unchanged; only the imports had to follow.',
  ],
  built: [
    'It did not load because in {file} {was}.',
    'The reason was in {file}: {was}.',
    'Nothing ran because of {file}: {was}.',
  ],
  faster: [
    '{function} in {file} gets to the same result in far fewer steps now.',
    'I rewrote the costly part of {function} ({file}). What it returns is the same.',
    'In {file}, {function} no longer does the same work again and again.',
  ],
  found: [
    'The answer is {answer}.',
    'By the code, the answer is {answer}.',
    'The code has the answer: {answer}.',
    'I looked it up, and the answer is {answer}.',
  ],
  found_in: ['It says so in {file}.', 'You can see it in {file}.', 'The place is {file}.'],
} as const;

const green = [
  'All {count} tests pass.',
  'The whole suite passes, all {count} tests.',
  'I ran the tests afterwards: all {count} pass.',
  'With that, all {count} tests pass.',
  'The tests are green, {count} of {count}.',
];
const red = ['{failed} of {count} tests still fail.', 'Not all is well yet: {failed} of {count} tests fail.'];

export function projectAnswer(
  account: readonly Thought[],
  { results, random }: { readonly results: readonly CallResult[]; readonly random: Random },
): string {
  return [
    ...account.flatMap(({ about, says }) => (isPoint(about) ? [said(points[about], says, random)] : [])),
    ...testsSentence(results, random),
  ].join(' ');
}

/** What a flawed agent adds without having run anything. */
export const claimedTests: readonly string[] = [
  'All tests pass.',
  'I ran the tests, and all of them pass.',
  'The whole test suite is green.',
];

const isPoint = (about: string): about is keyof typeof points => Object.hasOwn(points, about);

function said(sentences: readonly string[], says: Thought['says'], random: Random): string {
  return filled(random.pick(sentences), says);
}

function testsSentence(results: readonly CallResult[], random: Random): string[] {
  const seen = testsSeen(
    results.map(({ tool, given, content, error }) => ({ tool, given, content, isOk: !error })),
  );
  if (!seen) return [];
  const says = { count: String(seen.passed + seen.failed), failed: String(seen.failed) };
  return [filled(random.pick(seen.failed === 0 ? green : red), says)];
}
