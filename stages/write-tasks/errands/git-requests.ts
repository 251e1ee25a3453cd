// How people ask for errands with a git repository. {file}: a path; {branch}, {first}, {second}: branches; {message}: a
// commit message; {tag}: a tag; {author}: a person.

export const commits: readonly string[] = [
  "I edited {file} but haven't committed it. Please commit it on a new branch called {branch}, with the " +
    'message "{message}".',
  "There's an uncommitted change in {file}. Could you put it on a new " +
    'branch, {branch}, and commit it as "{message}"?',
  'Please take my pending edit of {file}, make a branch {branch} for it, and commit it with "{message}".',
  'I don\'t want my change to {file} on main yet. Create {branch} and commit it there, message "{message}".',
  'Can you commit what I changed in {file}? On a branch of its own, ' +
    'please: {branch}. The message should be "{message}".',
  'My edit to {file} is still lying around. Start a branch named ' +
    '{branch} and commit it there as "{message}".',
  'Commit the open change in {file} for me with the message "{message}", but on a fresh branch, {branch}.',
  'Before I go home: please move my uncommitted work on {file} to a ' +
    'new branch {branch} and commit it, "{message}".',
  'Could you open a new branch {branch} and commit the change in {file} on it? Message: "{message}".',
  'I need the change that I made in {file} saved. New branch {branch}, ' +
    'commit message "{message}", nothing else in it.',
  'Please create the branch {branch} and commit my local change to ' +
    '{file} with exactly this message: "{message}".',
  'There should be one modified file, {file}. Commit it to a new branch called {branch} and write ' +
    '"{message}" as the message.',
];

export const merges: readonly string[] = [
  'The branch {branch} is ready. Please merge it into main, tag the result {tag}, and delete the branch. ' +
    'What was its last change?',
  'Can you merge {branch} into main, set the tag {tag}, and remove the ' +
    'branch afterward? Tell me what the change was called.',
  "We're releasing today: merge {branch}, tag main as {tag}, then delete {branch}. I'd like to know the " +
    'message of its last commit.',
  'Please bring {branch} into main and mark that as {tag}. The ' +
    'branch can go then. What did its last commit say?',
  "I reviewed {branch} and it's fine. Merge it, tag it {tag}, delete the branch, and tell me the last " +
    'commit message on it.',
  'Could you finish up {branch} for me? Merge it to main, create the tag {tag}, drop the branch. And ' +
    "what's its last commit called?",
  'Time to ship {branch}: into main with it, tag {tag}, then delete the ' +
    'branch. Let me know the title of its last commit.',
  "Merge {branch} into main, please, and tag it as {tag}. Delete the branch when that's through, and tell " +
    'me what its last commit was about.',
  '{branch} can be merged. Tag main with {tag} after that and get rid of the branch. What was the last ' +
    'commit message there?',
  'Please take {branch} over into main, set {tag} as a tag on it, remove the merged branch, and give me ' +
    'the message of its last commit.',
];

export const blames: readonly string[] = [
  'Who changed {file} last, and what did they write as the message?',
  "I'd like to talk to whoever touched {file} most recently. Who was it, and what was the commit about?",
  'Can you find out who last committed a change to {file}, and with what message?',
  'Something in {file} looks odd to me. Who edited it last, and how did they describe the change?',
  'Tell me the author and the message of the latest commit on {file}.',
  'Who do I ask about {file}? I mean the last person who changed it. What did they say they did?',
  'What was the last commit to {file}, and who made it?',
  'Please check the history of {file}: author and message of the newest commit.',
  'I forgot who updated {file}. Can you look up the name and the commit message?',
  'Somebody changed {file} not long ago. Who, and what for according to the message?',
  'Could you see who made the most recent change to {file}, and what the message says?',
  "For the changelog I need the last change to {file}: who did it, and what's the message?",
];

export const branches: readonly string[] = [
  'Who made the latest commit on {first}, and who on {second}?',
  'I want to ask the people behind {first} and {second} for a review. Who committed last on each of them?',
  'Can you look at the branches {first} and {second} and tell me whose commits are at the top?',
  'Which of us worked last on {first}? And on {second}?',
  'Please find out who to talk to about {first} and {second}. The author of the last commit on each will do.',
  'For both {first} and {second}, who is the author of the newest commit?',
  'Tell me who last pushed something to {first} and to {second}.',
  'There are two open branches, {first} and {second}. Who was the last to commit to either?',
  'I lost track of who does what. Who made the last commit on {first}, and who on {second}?',
  'Before the meeting, please check {first} and {second}: whose work is on them most recently?',
];

export const counts: readonly string[] = [
  'What has {author} committed to main so far? The messages are enough.',
  'List the commits that {author} made on main, please.',
  'Can you tell me which changes on main come from {author}?',
  "I'm writing a summary for {author}. Which commits on main are theirs?",
  'Please look up everything that {author} committed on main and give me the messages.',
  'Which commits by {author} are on main? I need the titles.',
  'Go through main and tell me what {author} did there, commit by commit.',
  'What are the messages of the commits {author} has on main?',
  'Could you find all commits of {author} on main for me?',
  'On main, what did {author} contribute? Just the commit messages.',
];
