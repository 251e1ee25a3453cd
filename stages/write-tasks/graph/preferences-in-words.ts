// How people say what they need and what they would like: demands, wishes, and what decides in the end.
import type { Random } from '../../../pipeline/hash.ts';
import { andList, withArticle } from '../../english.ts';
import { asRequest } from '../request.ts';
import type { Wish } from '../wish.ts';
import { conditionInWords } from './conditions.ts';
import { extremeInWords } from './fields.ts';
import type { Preference } from './preferences.ts';
import { type Selection, selectionInWords } from './row-lists.ts';

interface Said {
  readonly selection: Selection;
  readonly preference: Preference;
  /** What is to be done with the choice. */
  readonly wish: Wish | undefined;
}

export function preferenceInWords({ selection, preference, wish }: Said, random: Random): string {
  const { rows } = selection;
  const { demands, wishes, by, extreme } = preference;
  const words: Readonly<Record<string, string>> = {
    rows: selectionInWords(selection, random),
    noun: withArticle(rows.about.noun),
    demands: andList(demands.map(conditionInWords)),
    wishes: andList(wishes.map(conditionInWords)),
    superlative: extremeInWords(rows, by, extreme),
  };
  const filled = (frames: readonly string[]): string =>
    random.pick(frames).replaceAll(/\{(\w+)\}/g, (_, slot: string) => words[slot] ?? '');
  return [
    filled(openings),
    filled(mustHaves),
    filled(niceToHaves),
    filled(deciders),
    ...(wish ? [asRequest(wish, random)] : []),
    filled(ruledOutQuestions),
  ].join(' ');
}

const openings = [
  'I have to choose among our {rows}.',
  'Please help me pick one of our {rows}.',
  'Could you go through the {rows} and find the right one for me?',
  "I'm looking for the right one among the {rows}.",
  'Which one of our {rows} suits me best?',
  'I need one of the {rows}, but not just any of them.',
  "We want to settle on one of our {rows}, and I'd like your help.",
  'Can you look through our {rows} and pick one for me?',
  'I want to decide on one of the {rows} today.',
  'Would you choose one of our {rows} for me?',
  "There are several {rows}, and I can't decide.",
  'Please compare our {rows} for me.',
  'One of our {rows} has to be picked.',
];

const mustHaves = [
  'It only works for me if {demands}.',
  'I can only use one where {demands}.',
  "It's a must that {demands}.",
  'The one thing I insist on is that {demands}.',
  "Don't even consider one unless {demands}.",
  'It has to be one where {demands}.',
  'What I really need is one where {demands}.',
  'The condition is that {demands}; without that, it is no use to me.',
  'Only look at those where {demands}.',
  "I can't take one unless {demands}.",
  'Make sure that {demands}. That part is not negotiable.',
  'For this to work, I need one where {demands}.',
  'It is important that {demands}.',
];

const niceToHaves = [
  "If there's one where {wishes}, I'd prefer that, but it's not a must.",
  'Ideally, {wishes}, but I can live without it.',
  'It would be nice if {wishes}.',
  'I would like it better if {wishes}, though that is optional.',
  'Preferably one where {wishes}.',
  'A nice extra would be one where {wishes}.',
  'If you have the choice, go for one where {wishes}.',
  "I'd be happier with one where {wishes}, but don't rule out the others for it.",
  'All else being fine, I prefer one where {wishes}.',
  "It doesn't have to be, but it'd be great if {wishes}.",
  'My preference is for one where {wishes}.',
  'Best of all would be one where {wishes}; if there is none, so be it.',
];

const deciders = [
  'If several are left, take the one with the {superlative}.',
  'Of those that remain, I want the one with the {superlative}.',
  'If more than one fits, the {superlative} decides.',
  'Should there be more than one, go for the {superlative}.',
  'Among equals, pick the one with the {superlative}.',
  'If you still have a choice after that, choose the one with the {superlative}.',
  'In case of a tie, the one with the {superlative} wins.',
  'When several qualify, choose the {superlative}.',
  'From what is left, pick the one with the {superlative}.',
  'If that leaves more than one, the one with the {superlative} it is.',
  'Then go by the {superlative}.',
  'After that, the {superlative} is what counts.',
];

const ruledOutQuestions = [
  'And which one has the {superlative} overall but is ruled out, and why?',
  'Tell me, too, which one I would have gotten if the {superlative} ' +
    'were all that counts, and what speaks against it.',
  'If I had gone by the {superlative} alone, which one would it have been, and what is wrong with it?',
  'I would also like to know which one drops out although it has the {superlative}, and for what reason.',
  'Somebody will ask why we did not take the one with the ' +
    '{superlative} of all, so tell me which one that is and why.',
  'Please mention the one with the {superlative} of all as well, and why it is not an option.',
  'Which one do I miss out on that has the {superlative} of all? I need the reason, too.',
  'Also tell me which one has the {superlative} of all of them but ' +
    'fails my conditions, and how it fails them.',
  'And just so I know: which one would have won on the {superlative} alone, and where does it fall short?',
  'My colleague wanted the one with the {superlative} of all. ' +
    'Which one is that, and what do I say against it?',
  'For comparison, which of them all has the {superlative}, and what rules it out?',
  'Name the one with the {superlative} of all, too, so I can explain why it was not chosen.',
];
