// How people ask for errands with a task manager. {list}: what a request is about; {title}: a task; {description}: what
// it says; {one}, {two}, {tasks}: new tasks with their descriptions in parentheses.

export const completions: readonly string[] = [
  'We finished "{title}", which is part of "{list}". Please mark it as done and approved. What\'s next?',
  '"{title}" is done! It belongs to "{list}". Check it off, approve it, and tell me what comes after it.',
  'Could you tick off "{title}" under "{list}" and approve it? Then let me know the next task.',
  'I can confirm that "{title}" is finished. Please record that, approval ' +
    'included, and tell me what\'s up next for "{list}".',
  'For "{list}": the task "{title}" has been completed, and I approve it. What do we do next?',
  'Good news, "{title}" is through. Please mark it done in "{list}", approve it, and give me the next task.',
  'Please close "{title}" for "{list}". It\'s done and I\'m happy with it. Which task follows?',
  'Mark "{title}" in "{list}" as done, please. You have my ' +
    "approval. And what's the next thing on that list?",
  'I just finished "{title}". Can you note that under "{list}", ' +
    'approve it, and tell me what I should do now?',
  'Check off "{title}" in "{list}" as done and approved, and tell me which task is waiting.',
];

export const additions: readonly string[] = [
  'Please add two tasks to "{list}": {one} and {two}.',
  'Two more things for "{list}": {one} and {two}. Could you add them?',
  '"{list}" is missing something. Add {one} and {two}, please.',
  'I forgot two tasks for "{list}". They are {one} and {two}.',
  'Can you put {one} and {two} on the list "{list}"?',
  'For "{list}", we also need {one} as well as {two}. Please enter both.',
  'Add these to "{list}", please: {one}; {two}.',
  'Our list "{list}" needs {one} and {two}. What goes in parentheses is the description.',
];

export const rewordings: readonly string[] = [
  'The task "{title}" in "{list}" needs a different description: "{description}". Please change it.',
  'Could you change what it says under "{title}" in "{list}"? It should be "{description}".',
  'Please update the description of "{title}", part of "{list}", to "{description}".',
  'In "{list}", the note on "{title}" is out of date. Write "{description}" instead.',
  'Set the description of "{title}" to "{description}", please. It\'s one of the tasks in "{list}".',
  'For "{title}" in "{list}", I\'d like the description to be "{description}".',
  'Can you edit "{title}" in "{list}"? The description should read "{description}".',
  'We agreed on something else for "{title}" in "{list}": ' +
    '"{description}". Please put that in as the description.',
];

export const deletions: readonly string[] = [
  'We don\'t need "{title}" anymore. Please delete it from "{list}".',
  'Please take "{title}" off the list "{list}".',
  'Can you remove "{title}" from "{list}"? Somebody else does that.',
  'The task "{title}" in "{list}" can go. Please delete it.',
  'Drop "{title}" from "{list}", please; it\'s no longer necessary.',
  '"{title}" is off the table. Could you delete it from "{list}"?',
  'Delete "{title}" under "{list}" for me, but only if it isn\'t done yet.',
  'I changed my mind about "{title}". Please remove it from "{list}".',
];

export const plans: readonly string[] = [
  'Please start a new list, "{list}", with these tasks: {tasks}.',
  'We have something new to plan: "{list}". The tasks are {tasks}. Can you set that up?',
  'Could you create "{list}" for me? It takes {tasks}.',
  'I need a plan named "{list}" with three tasks: {tasks}.',
  'Set up "{list}", please. These are the tasks, with their descriptions in parentheses: {tasks}.',
  'Let\'s plan "{list}". Put down {tasks}.',
  'Make a new list called "{list}" and enter {tasks}.',
  'Next on my mind is "{list}". Please plan it with {tasks}.',
];
