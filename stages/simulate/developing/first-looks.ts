// What a developer thinks before the first calls: finding the way around, seeing the failure, reading what it points
// at.

export const firstLooks = {
  look_around: [
    "I don't know this project yet. First I want to see which files there are.",
    'A look at the layout first, so that I know where sources and tests are.',
    "Before I touch anything, let me see what's here.",
    'Which files does the project have? That tells me where to look.',
    "I'll start with the list of files.",
    "I haven't seen this code before, so I begin with its structure.",
  ],
  look_for: [
    "I haven't seen yet where that is. The list of files tells.",
    'Where do I find the rest? Let me list the files.',
    'I need the path first.',
    'A look at the files, to know what else there is.',
    'Which file is that in? I list them.',
  ],
  run_first: [
    'The tests first: I want to see the failure with my own eyes.',
    'Let me run the tests before I read any code. What fails tells me where to begin.',
    'What exactly is red? Running the tests shows it.',
    "I'd rather look at the actual failure than guess from the description.",
    'First step: reproduce it. The test suite is the quickest way.',
    'I need a starting point that I can measure against, so I run the tests as they are.',
    'Does the test suite show the problem at all? One run answers that.',
    'Run first, read later.',
  ],
  open_test: [
    '{test} fails. Before I look at the code I want to know what the test expects, so I open {file}.',
    'What does {test} ask for? The test file says it exactly.',
    'The failure is in {test}. I read the test first; it is the specification here.',
    "I'd like to see the inputs of {test}. They're in {file}.",
    'The message alone is not enough. {file} shows how {test} gets to its values.',
    'Let me read {test} to see what it sets up and what it compares.',
  ],
  open_source_failing: [
    '{test} fails with "{message}". That goes through {function}, so I read {file}.',
    '"{message}", in {test}. The code behind it is in {file}.',
    'So {test} gets something else than it expects. The function to look at is {function} in {file}.',
    'The failing test calls {function}. Let me read it with its documentation next to it.',
    '{test} fails, and I know where to look now: {function} in {file}.',
    '{test} is red, and what it tests lives in {file}. I read the whole file, because the cause may ' +
      'be in a helper.',
    'The failure points at {function}. What does it promise, and what does it do? {file} has both.',
  ],
  open_source_green: [
    'Everything passes, so no test covers the case that was described. I have to compare the code ' +
      'with what it promises, in {file}.',
    'All green. The problem is real nevertheless, which means the tests miss it. I read {file} and ' +
      'its documentation.',
    "The tests don't show it. What was described has to do with {function}, so I read that.",
    'Passing tests only say that this case is not among them. On to {file}, where {function} is.',
    'No failure here. I look at {function} in {file} and check its code line by line against its description.',
    'Green tests and a wrong result: the gap is in the tests. {function} is where the wrong result comes from.',
  ],
  reproduce: [
    'Let me reproduce it with the example from the message.',
    'The example is concrete enough to run. If I see the wrong value myself, I can check the fix ' +
      'against it later.',
    'I run exactly what was described, so that we talk about the same thing.',
    'Before I change anything I want to see the wrong result once.',
    'A few lines are enough to try the example.',
    'I can check this claim right away by running it.',
  ],
  search_use: [
    'Where is {name} used? A search shows who depends on it.',
    'Before I change {name} I want to know its callers.',
    "Let me find every place that mentions {name}, so that I don't break one of them.",
    'I search for {name}: a change there may concern other files.',
    'Who calls {name}? I look before I edit.',
  ],
  reproduced: [
    'Confirmed: I get {got} as well. Now I need the reason, and {file} should have it.',
    'There it is, {got}. The value is wrong as described, so I read {function} in {file}.',
    '{got}, just as reported. Next, the code: {file}.',
    'I see the same result, {got}. {function} is where it is made.',
    'So it is reproducible: {got}. On to {file}.',
  ],
} as const;
