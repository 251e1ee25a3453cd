// How people ask for research: {q} is a question in lowercase and without a mark, {Q} the same with a capital.

export const frames: readonly string[] = [
  '{Q}?',
  'Quick question for the library: {q}?',
  'One thing I need to get right: {q}?',
  'Can you look this up for me: {q}?',
  "Here's what I'd like to know: {q}?",
  'Somebody asked me this at lunch and I had no answer: {q}?',
  'Do the documents say anything on this: {q}?',
  'I need an answer I can defend. {Q}?',
  'I was asked in a meeting, and I only had a guess: {q}?',
  'Please check the sources for me: {q}?',
  'I read two different things about this, so: {q}?',
  'Could you find out? {Q}?',
  'For a caption I need to be sure: {q}?',
  'My notes are no help here. {Q}?',
];

export const seconds: readonly string[] = [
  'And {q}?',
  'I also need to know: {q}?',
  'While you are there: {q}?',
  'The same goes for another point: {q}?',
  'And one more: {q}?',
  'Apart from that, {q}?',
];

export const namingSources: readonly string[] = [
  'Please tell me which document it comes from.',
  'I need the source as well.',
  'Which document says so?',
  'Name the document, please, so that I can look at it myself.',
  "Tell me where you found it, too; I've been burned before.",
  'Please say which document that is from.',
  "I'd like to know the source along with it.",
  'Add the title of the document you take it from.',
  'And where does it say that?',
  'I have to put the source in a footnote, so please name it.',
  'Where is that written?',
  'The title of the source would help me too.',
];

export const wantingReport: readonly string[] = [
  'Please write it up as a short report with quotes from the documents.',
  "I'd like that as a brief report, with the passages it rests on.",
  'Put it into a short report, and quote the sentences you rely on.',
  'Could you write a short report on that? Every figure needs its source, word for word.',
  'Write me a few lines as a report, each figure with a citation.',
  'I need it in writing: a short report with exact quotes.',
  'Make it a report that I can pass on, with citations.',
  'Please put the result into a report. The quotes have to be exact.',
  'A short report would be best, with the source of every number.',
  'Turn it into a report for the file, quotes included.',
  'I will forward it, so please write a report with proper citations.',
  'Please set it down in a report; it will be checked, so the quotes must be right.',
];

export const reasons: readonly string[] = [
  "I'm preparing a talk.",
  "I'm writing a piece for the newsletter.",
  'The finance committee meets on Thursday.',
  "We're comparing our own figures with these.",
  'A reader wrote in to say we had it wrong.',
  "I'm updating a guide.",
  "It's for a grant application.",
  "I'm new here and still finding my way around.",
  'A colleague and I disagree about this.',
  "I'm checking a draft before it goes to print.",
  'My supervisor wants it by this afternoon.',
  "It's for the appendix of a study.",
];
