// How people ask about what a server of the user's own returned. {field}: a field in words, {noun}: what a record
// is, {nouns}: its plural, {name}: a record's name, {other}: another one's, {most}: "highest" or "smallest",
// {more}: "higher" or "greater".

export const askingForField: readonly string[] = [
  'What is the {field} of {name}?',
  "I'd like to know the {field} of {name}.",
  'Could you look up {name} and tell me the {field}?',
  'Can you tell me the {field} of {name}?',
  'Please check the {field} of {name} for me.',
  'What do we have as the {field} of {name}?',
  "I'm looking at {name}. What does it say for the {field}?",
  'Somebody asked me about {name}. Could you tell me the {field}?',
  'Quick question about {name}: what do we have for the {field}?',
  'Would you find out the {field} of {name}?',
  'I need the {field} of {name}, please.',
  'Do you have the {field} of {name} at hand?',
  "There's one thing I want to check on {name}, and that's the {field}.",
  'Let me know the {field} of {name}, please.',
];

export const askingForMost: readonly string[] = [
  'Which of the {nouns} has the {most} {field}, and what is it?',
  'Can you find the {noun} with the {most} {field} and tell me the value?',
  'Of all the {nouns}, which one has the {most} {field}? Please give me the figure as well.',
  "I'm comparing the {nouns}. Which one comes out with the {most} {field}, and what is it?",
  'Please look through the {nouns} and tell me which has the {most} {field}, with the number.',
  'Which {noun} has the {most} {field} right now, and what does it say there?',
  'Could you tell me the name and the {field} of the {noun} with the {most} {field}?',
  'I want to know which {noun} has the {most} {field}. Tell me the value too, please.',
  'Have a look at the {nouns} for me. Which one has the {most} {field}, and what is it?',
  'We need the {noun} with the {most} {field}. Which one is that, and what is its {field}?',
  "I can't tell from here which {noun} has the {most} {field}. Can you, and what is the number?",
  'Find me the {noun} with the {most} {field}, please, and the value that goes with it.',
];

export const askingToCompare: readonly string[] = [
  'Which has the {more} {field}, {name} or {other}? And by how much?',
  'Could you compare {name} and {other}? I want to know which has the {more} {field}, and the difference.',
  'Please compare the {field} of {name} with that of {other}. Which is {more}, and by how much?',
  "I'm deciding between {name} and {other}. Which one has the {more} {field}, and what is the difference?",
  'Between {name} and {other}, which has the {more} {field}, and what is the difference?',
  'Take {name} and {other}: which has the {more} {field}? Tell me the difference as well.',
  'How do {name} and {other} compare in {field}? Tell me which is {more} and by how much.',
  'Can you check whether {name} or {other} has the {more} {field}, and what the difference is?',
  'I need the difference in {field} between {name} and {other}, and which of them has the {more} one.',
  'Is the {field} of {name} {more} than that of {other}, or the other way around? And by how much?',
  'Look up {name} and {other}, please. Which has the {more} {field}, and what is the difference?',
  'Somebody claims that {name} has a {more} {field} than {other}. Which of them does, and by how much?',
];
