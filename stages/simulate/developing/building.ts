// What a developer thinks while writing code that was not there: a body, a feature, a test, another structure, a faster
// way.

export const building = {
  read_contract: [
    'The documentation of {function} is what I have to meet, so I read it in {file} first.',
    'What exactly is {function} to do? Its documentation in {file} says.',
    'Before I write anything I read {file}: the contract of {function}, and the style of the code around it.',
    'I open {file} to see the description of {function} and the helpers that are there already.',
    'The details matter here: order, edge cases, errors. They are in the documentation of {function}.',
  ],
  read_expectations: [
    'The tests show how it is called and what comes back. I read {file}.',
    '{file} has examples of what is expected; they help to understand the description.',
    'How do the tests use it? I look at {file}.',
    'A look at {file}, so that I get the details of the calls right.',
  ],
  write_body: [
    'I know enough to write {function}. I follow its documentation point by point.',
    'Now the body of {function}. Everything that the description promises needs a line.',
    'Time to write it. I keep to the description of {function} and to the style of the file.',
    'I write {function} in place of the stub, edge cases included.',
    'The helpers that I need are there, so {function} stays short.',
  ],
  first_draft: [
    'I write {function} down as I understand it and let the tests check it.',
    'A first version of {function}; the tests will show what I have missed.',
    'I begin with the straightforward version.',
  ],
  draft_failed: [
    '{failing} fails. I have missed a detail: {is}. The description says otherwise.',
    'Not quite: {failing} is red. Comparing with the description again, {is}.',
    'My version gets {failing} wrong, because {is}. That is easily put right.',
    'The draft is close. {failing} shows what is missing: {is}.',
  ],
  plan_feature: [
    'I understand the request. It concerns {files}; what is there already must keep working.',
    'The change belongs into {files}. I leave everything else alone.',
    'The right place for this is {files}. What exists keeps its behavior.',
    'I make the change in {files}, in the way the code there is written.',
  ],
  find_place: [
    'The request concerns {file}. I read it before I decide where the change belongs.',
    '{file} is where I have to look first.',
    'Let me read {file}; I want to know how it works at the moment.',
    'I start with {file}.',
    'Before I change anything I read {file} from top to bottom.',
  ],
  also_read: [
    '{file} is part of it as well.',
    'I read {file}, too, so that both fit together.',
    'Next, {file}.',
    'What does {file} do with it?',
    '{file} may be concerned. I have a look.',
  ],
  baseline: [
    'Are the tests green before I begin? Then any failure later is mine.',
    'First a run without changes, as a baseline.',
    'I want to know that everything passes before I touch it.',
    'Let me make sure that I start from a green state.',
  ],
  one_patch: [
    'I have read all {count} files. One patch changes them together, so that nothing is half renamed ' +
      'in between.',
    'All {count} files belong to one change, so I write it as a single patch.',
    'Everything is in view now: {count} files, one patch.',
  ],
  same_results: [
    'It must still do the same. The tests tell.',
    'Faster is only good if the results are the same. Running the tests.',
    'Now I check that nothing else about it has changed.',
    'The tests again: the behavior has to be the same.',
  ],
  next_file: [
    'The other half of the change is in {file}.',
    '{file} has to follow.',
    'Now {file}, so that both parts agree.',
    'The same idea in {file}.',
    'One file is done. {file} is next.',
  ],
  own_test: [
    'A feature without a test will break unnoticed, so I add one.',
    'Now a test that fails without the change.',
    'I was asked for a test as well. It should show the new behavior, not repeat an old one.',
    'The new behavior needs a test of its own.',
    'Let me write down as a test what the request says.',
  ],
  with_test: [
    'Does it pass, together with all the others?',
    'The new test and the old ones in one run.',
    'One more run, this time with the new test.',
    'Now the whole suite, the new test included.',
  ],
  missing_test: [
    'No test covers {case} yet. I write one that pins down exactly that.',
    'The existing tests never get to {case}. A test for it, with values worked out from the documentation.',
    'I add a test for {case}. What has to come out follows from the documentation of {function}.',
    '{case}: that is what the new test is about.',
  ],
  tests_for: [
    'Which cases do the tests cover already? I read {file} to see what is missing.',
    '{file} first. I add what is not there yet, in the same style.',
    'I look at the existing tests in {file}, so that mine fits in.',
  ],
  check_new_test: [
    'A new test must pass with the code as it is.',
    'Does the new test pass? It should, since the code is right.',
    'I run the suite with the new test.',
  ],
  break_it: [
    'A test that cannot fail is worth nothing. I break the code on purpose for a moment: `{wrong}` in ' +
      'place of `{right}`.',
    'Would it notice a mistake? I put `{wrong}` where `{right}` stands and run it once.',
    'To see that the test really tests this, I spoil `{right}` for one run.',
  ],
  see_it_fail: [
    'With the mistake in place the new test has to fail.',
    'Now it should be red.',
    'If this run is green, the test is of no use.',
    'One run with the broken code.',
  ],
  restored: [
    'A last run with the code as it was.',
    'Everything is back in place; the suite must be green again.',
    'And once more with the right code.',
    'The last run shows that I left nothing behind.',
  ],
  broken_noticed: [
    'Good: {failing} fails with the broken code. I put the code back as it was.',
    'The new test notices it. The experiment is over, so `{right}` comes back.',
    '{failing} turns red, as it should. Back to the right code.',
  ],
  rename: [
    'All places are known now. I rename {old} to {name} everywhere in {file}.',
    '{file} uses the old name; I change it to {name}.',
    'A rename has to be complete, tests included. Now {file}.',
    'Same step in {file}: {old} becomes {name}.',
  ],
  rename_both: [
    '{file} has both names. One edit changes {old} to {name} and {second} to {second_name}.',
    'In {file}, {old} and {second} both change, to {name} and {second_name}.',
    'Both names stand in {file}, so I change {old} and {second} together.',
    'Now {file}: {name} for {old}, {second_name} for {second}.',
  ],
  left_over: [
    'Is anything left of {old}? One more search.',
    'I make sure that no mention of {old} was missed.',
    'A last search for {old}; it should find nothing.',
  ],
  build_failure: [
    '"{message}": nothing runs at all. That is in {file}, so I look there.',
    'This is no failing test, the code does not even load: "{message}". I open {file}.',
    'The message names the problem, "{message}". {file} is where it comes from.',
    'Before any test can fail, {file} must load. I read it.',
  ],
  build_cause: [
    'There it is: {is}. One small edit.',
    'In {file}, {is}. I put that right.',
    'The reason is simple: {is}.',
    'Clear: {is}. Everything else follows from that.',
  ],
  slow_place: [
    'Correct, but wasteful: {is}. The same result can be had with far less work.',
    'The cost is in {function}. With twice the input it does far more than twice the work.',
    'I look for what is repeated needlessly in {function}.',
    '{function} does the same work again and again. That can be done once.',
  ],
  faster: [
    'I rewrite that part so that each item is looked at only a few times. The result must stay the same.',
    'Same behavior, fewer steps: I change how {function} gets to its result, not what it returns.',
    'The structure stays, the needless work goes.',
  ],
  find_answer: [
    'The question is about how the code behaves, so the code has the answer. I look into {file}.',
    'I should not answer that from the name of a function. {file} says it.',
    'That is something to read, not to guess: {file}.',
    'I look it up in {file}.',
    'The answer stands in {file}; let me read it there.',
  ],
} as const;
