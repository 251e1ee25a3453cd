// How people report a mistake in a program: by an example that comes out wrong, by what no longer holds, or by tests
// that fail. {call}: an expression. {got} and {wanted}: what it gives and should give. {rule}: what should hold, in the
// words of a test. {test}: a test. {project}: the title of the project.

/** The example stands in the sentence. */
export const byCall: readonly string[] = [
  '{call} gives {got}, but it should be {wanted}. Can you find out why and fix it?',
  'Something is wrong in the {project} code: I get {got} for {call}, where {wanted} is right. Please ' +
    'repair that.',
  "I'd expect {wanted} from {call}, and what comes back is {got}. Could you have a look?",
  'When I try {call}, the result is {got}. By the documentation it should be {wanted}. Please fix it.',
  'There must be a mistake in {project}. Example: {call} returns {got} instead of {wanted}.',
  'A colleague found that {call} comes out as {got}. It has to be {wanted}. Can you correct the code?',
  'Could you fix a bug for me? {call} should give {wanted}, but gives {got}.',
  'Please look into this: {call} → {got}. Right would be {wanted}.',
];

/** With a few lines that show it. */
export const byScript: readonly string[] = [
  'This prints {got}, and I am sure it should print {wanted}:\n\n{script}\n\nCan you find the mistake ' +
    'in {project} and fix it?',
  'Here is what I tried:\n\n{script}\n\nI get {got}. It has to be {wanted}. Please repair it.',
  'Something is off in {project}. These lines show it:\n\n{script}\n\nThe output is {got} instead of ' +
    '{wanted}. Could you fix that?',
  "I've boiled a bug down to this:\n\n{script}\n\nExpected: {wanted}. What I get: {got}. Please find the cause.",
  'Can you explain why this gives {got} and not {wanted}, and fix it?\n\n{script}',
];

/** What should hold and does not. It stands before an example. */
export const rules: readonly string[] = [
  'In {project}, this should hold: "{rule}". It does not any more.',
  'Our notes on {project} say "{rule}", but that is not what the program does.',
  'I was sure of this about {project}: "{rule}". Apparently not.',
  'One thing seems broken in {project}, namely "{rule}".',
];

/** The tests of the project fail. */
export const byTests: readonly string[] = [
  '{test} fails in {project}. Can you find the cause and fix it? The test itself is right.',
  'The tests of {project} are red since the last change. Please fix the code, not the tests.',
  'Somebody broke {project}: the test suite no longer passes. Could you repair it?',
  'Please get the tests of {project} green again. The mistake must be somewhere in the sources.',
  'The build complains about {test}. I need that fixed today; the tests are fine as they are.',
  'I pulled the latest version of {project} and {test} fails. Would you mind fixing the code?',
  'After a cleanup by a colleague, tests of {project} fail. Can you track it down?',
  '{test} was fine yesterday. Now it fails. Please look for the reason and correct it.',
];

export const gentle: readonly string[] = [
  'Please keep the change small.',
  'Only change what is needed.',
  'Tell me what was wrong, too.',
  'A short explanation of the cause would be good.',
  "I'd like to know what the reason was.",
  '',
  '',
  '',
];
