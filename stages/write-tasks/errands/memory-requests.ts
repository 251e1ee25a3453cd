// How people ask for errands with a knowledge graph. {name}, {known}, {from}, {to}, {other}: entities; {remark}: a new
// observation; {old}: one that is there; {type}: a type of entity; {relation}: a type of relation.

/** What people want noted, as it goes on after the name. */
export const remarks: readonly string[] = [
  'prefers mornings',
  'was checked in May',
  'needs a second opinion',
  'is on the shortlist',
  'was moved to next week',
  'has a spare key now',
  'is closed in August',
  'must not be moved',
  'is waiting for a signature',
  'costs more from January on',
  'works only on weekdays',
  'was repaired last week',
];

export const reports: readonly string[] = [
  'What do we know about {name}? Please give me every note.',
  'Tell me everything we have noted about {name}.',
  'Could you list all notes about {name}?',
  "I'd like to hear everything that's on file about {name}.",
  'Which notes do we have on {name}? All of them, please.',
  'Please look up {name} and tell me everything it says.',
  'Can you read me everything on record about {name}?',
  'What have we written down about {name} so far?',
  "I'm meeting somebody about {name}. What do our notes say?",
  'Before I forget to ask: what exactly do we have on {name}?',
  'Give me all we know about {name}, word for word.',
  'Remind me what we noted about {name}, the complete list.',
];

export const reminders: readonly string[] = [
  'Please note that {name} {remark}. Just put it as "{remark}".',
  'There\'s news about {name}: "{remark}". Can you write that down?',
  'Could you add "{remark}" to what we know about {name}?',
  'Remember this about {name}, please: "{remark}".',
  'I just heard about {name}: "{remark}". Please keep that with the other notes.',
  'Write "{remark}" down for {name}, so that we don\'t forget.',
  'For {name}, please add the note "{remark}".',
  'We should record that {name} {remark}. Enter it as "{remark}".',
  'Add one more thing about {name}: "{remark}".',
  'Please put "{remark}" in the notes on {name}.',
  'Can you save for later that {name} "{remark}"?',
  'One for the records on {name}: "{remark}".',
];

export const corrections: readonly string[] = [
  'It\'s no longer true that {name} "{old}". Please take that out and put "{remark}" instead.',
  'Our notes on {name} are out of date: replace "{old}" with "{remark}", please.',
  'For {name} it says "{old}". That has changed; it should say "{remark}" now.',
  'Could you correct the notes on {name}? Remove "{old}" and add "{remark}".',
  'Things changed with {name}. Delete "{old}", and write "{remark}" in its place.',
  'Please swap one note about {name}: "{old}" goes, "{remark}" comes.',
  'Somebody wrote "{old}" about {name}. Change that to "{remark}", please.',
  'The note "{old}" on {name} is wrong. The right one is "{remark}".',
  'Can you update {name}? Instead of "{old}" we need "{remark}".',
  'What we have on {name} isn\'t right anymore. Drop "{old}" and keep "{remark}".',
  'Replace a note for me: {name}, from "{old}" to "{remark}".',
  'About {name}: scratch "{old}" and note "{remark}".',
];

export const removals: readonly string[] = [
  'The note "{old}" about {name} is out of date. Please delete exactly that one.',
  'Please remove "{old}" from the notes on {name} and keep the others.',
  '"{old}" no longer applies to {name}. Could you delete it?',
  'Can you delete "{old}" from what we know about {name}? Only that one.',
  'For {name} it says "{old}". That\'s no longer true, so please remove it.',
  'I need the note "{old}" taken off {name}. Leave the rest alone, please.',
  'Please forget that {name} "{old}".',
  'Take "{old}" out of the notes about {name}, please.',
  'We noted "{old}" for {name}, but that was a mistake. Delete it, please.',
  'Somebody entered "{old}" for {name} by accident. Can you remove that note?',
  'Drop the note "{old}" on {name}; everything else stays.',
  'Clean up {name} a little: "{old}" can go.',
];

export const newcomers: readonly string[] = [
  'Please add a new {type}, {name}, with the note "{remark}". And record that {known} "{relation}" it.',
  'We have a new {type} called {name}. Its note is "{remark}", and {known} "{relation}" {name}.',
  'Could you set up the {type} {name}, noting "{remark}"? Then connect {known} to it with "{relation}".',
  'There\'s something new to keep: {name}, a {type}, with "{remark}" as its note. {known} "{relation}" it.',
  'Add {name} as a {type}, please. The note is "{remark}", and there\'s a link: {known} "{relation}" {name}.',
  'I need {name} in the notes. It\'s a {type}, the note says "{remark}", and {known} "{relation}" it.',
  'Please create a {type} named {name} with one note, "{remark}", and link {known} to it as "{relation}".',
  'New entry, please: {name}, type {type}, note "{remark}". After ' +
    'that, record that {known} "{relation}" {name}.',
];

export const handovers: readonly string[] = [
  'It\'s not {from} anymore but {other} who "{relation}" {to}. Please change that.',
  'Please change one relation: "{relation}" {to} is now {other}, no longer {from}.',
  'From today on, {other} "{relation}" {to} instead of {from}. Can you update it?',
  '{from} has handed over to {other}, who now "{relation}" {to}. Please correct the relation.',
  'We got this wrong: {other}, not {from}, "{relation}" {to}. Could you fix it?',
  'Please replace {from} with {other} in "{relation}" {to}.',
  'Take away that {from} "{relation}" {to}, and say that {other} does.',
  'Could you move the relation "{relation}" {to} from {from} to {other}?',
];
