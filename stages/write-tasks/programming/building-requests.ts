// How people ask for code that is not there yet, for another structure, and for answers about code. {function}, {file},
// {name}, {old}, {case}: names of code. {project}: the title of the project.

export const implementing: readonly string[] = [
  '{function} in {file} is only a stub so far. Please write it; its documentation says what it has to do.',
  'Could you implement {function} ({file})? The description above it is complete.',
  'In {project}, {function} still throws an error because nobody has written it. Can you do that, ' +
    'following its documentation?',
  'I got as far as the documentation of {function} in {file}. Please write the code that goes with it.',
  'The body of {function} is missing. You find what it should do in {file}. Please implement it and ' +
    'run the tests.',
  'Please fill in {function} in {file}, exactly as documented, edge cases included.',
  'A colleague left {function} unfinished. Would you write it? {file} has the description.',
  '{project} lacks one piece: {function} in {file}. Its documentation is the specification. Please ' +
    'implement it.',
];

export const withTest: readonly string[] = [
  'Please add a test for it, too.',
  'And write a test that shows it.',
  "I'd like a test for the new behavior as well.",
  'It needs a test, please.',
  'Do not forget a test for it.',
  'Please cover it with a test.',
];

export const renaming: readonly string[] = [
  'Please rename {old} to {name} in {project}, everywhere it is used, and make sure that the tests still pass.',
  'The name {old} has confused several people. Could you call it {name} instead, in all files?',
  'In {project}, {old} should be called {name}. Change it throughout, tests included.',
  'We agreed on {name} as the name for what is {old} now. Please rename it and leave nothing behind.',
  'Can you do a rename for me? {old} becomes {name}, nothing else changes.',
  'For our style guide {old} has to be named {name}. Please change the definition and all uses.',
];

export const renamingSeveral: readonly string[] = [
  'Two renames in {project}, please, in all files: {old} becomes {name}, and {second_old} becomes ' +
    '{second_name}.',
  'Could you go through all files of {project} and change two names? {old} to {name}, and ' +
    '{second_old} to {second_name}.',
  'We are cleaning up names. Please replace {old} by {name} and {second_old} by {second_name}, tests ' +
    'included. A single patch would be nice.',
  '{old} should be {name}, and {second_old} should be {second_name}. It concerns several files; the ' +
    'tests have to pass afterwards.',
];

export const unbuilding: readonly string[] = [
  '{project} does not even start any more. Not a single test runs. Can you find out why?',
  'Something is broken: the tests of {project} cannot be loaded. Please fix it.',
  'After my last edit nothing in {project} loads. I must have slipped somewhere. Could you repair it?',
  'The test run of {project} ends with an error before it begins. Please get it to work again.',
  'I merged two branches and now {project} is broken. Could you make it load again?',
  'CI says that {project} cannot be imported. Can you look into it and fix it?',
];

export const testing: readonly string[] = [
  'The tests of {project} never check this: "{case}". Please add a test for it. The code is right, so ' +
    'leave that alone.',
  'Could you write a test for {project}? What is missing is the case "{case}". Do not change the code.',
  'I noticed a gap in the tests of {project}: nothing covers "{case}". Please add a test that would ' +
    'notice a mistake there.',
  'Before I refactor {project} I want one more test, for "{case}". Can you write it? The sources must ' +
    'stay as they are.',
  'Please write the missing test for "{case}" in {project}. It should fail if somebody breaks that behavior.',
];

export const asking: readonly string[] = [
  '{ask}',
  'A question about {project}: {ask}',
  'I am reading the code of {project}. {ask}',
  'Can you look this up in the code for me? {ask}',
  'Quick question on {project}: {ask}',
  'You have the code of {project} there. {ask}',
];

export const keepingBehavior: readonly string[] = [
  'What it returns must stay the same.',
  'The results have to be the same as before.',
  'Please keep the behavior as it is.',
  '',
];
