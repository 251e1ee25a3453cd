// How people ask about times in other places and about the calendar. {from}, {one}, {two}: cities; {who}, {other}: who
// is in the second and the third; {date}, {time}: a day and a time there.

export const conversions: readonly string[] = [
  'We have a call on {date} at {time} in {from}. What time is that ' +
    'in {one} for {who}, and in {two} for {other}?',
  "If it's {time} on {date} in {from}, how late is it in {one} and in {two}?",
  'I want to call {who} in {one} and {other} in {two} on {date}, at ' +
    '{time} {from} time. What time will it be for them?',
  'Can you tell me what {time} in {from} on {date} means for {one} and {two}?',
  'On {date}, we meet at {time} in {from}. {who} in {one} and {other} ' +
    'in {two} will join online; when is that for them?',
  'Please convert {time} on {date} in {from} to the local times of {one} and {two}.',
  'The deadline is {date}, {time}, in {from}. I need it in the local time of {one} and of {two}.',
  "What will the clocks show in {one} and {two} when it's {time} in {from} on {date}?",
  "I'm sending invitations for {date} at {time} in {from}. Which times do I write for {one} and for {two}?",
  "For {date}: {time} in {from}, what's that in {one} and {two}?",
];

export const meetings: readonly string[] = [
  'We want to talk on {date} at {time} in {from}. What time is that in all the other places?',
  'Everybody should be on the line on {date} at {time}, {from} time. When is that for everyone else?',
  'Please give me the local times of all our other places for {date}, {time} in {from}.',
  "I'm announcing something on {date} at {time} in {from}. Which local times should I put for the others?",
  "When it's {time} on {date} in {from}, what time is it everywhere else that we have people?",
  'Can you list the times in all other places for a meeting on {date} at {time} in {from}?',
  'The stream starts on {date}, {time}, in {from}. What is that in each of the other places?',
  'Is {time} in {from} on {date} a bad time for anybody? Tell me the local time in each of the other places.',
];

export const calendars: readonly string[] = [
  'Which ISO week is {date} in, and how many days does that month have?',
  'For the rota: in which ISO calendar week does {date} fall, and how many days are in that month?',
  'I need the ISO week number of {date} and the number of days in the month.',
  'Can you tell me the ISO week for {date}? And how long is that month, in days?',
  "What's the ISO week of {date}, and does its month have 30 or 31 days?",
  'Please look up the week number of {date} according to ISO, and the length of the month in days.',
  'The invoice runs by ISO weeks. Which one is {date} in? I also need the number of days in that month.',
  'We plan by ISO weeks: which week has {date} in it, and how many days does the month have?',
];
