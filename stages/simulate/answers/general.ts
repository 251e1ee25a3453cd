// Answers from general knowledge: nothing was looked up, so no record is spoken of.
import type { Random } from '../../../pipeline/hash.ts';
import type { Json } from '../../../schemas/json.ts';
import { valueInWords } from '../../values-in-words.ts';

const generalFrames = [
  'The {name} is {value}.',
  'No need to look anything up: the {name} is {value}.',
  'That one I know: the {name} is {value}.',
  'Sure, the {name} is {value}.',
  "I don't need the records for that: the {name} is {value}.",
  'Happy to help: the {name} is {value}.',
  'That takes no search. The {name} is {value}.',
  'Of course. The {name} is {value}.',
  'In general, the {name} is {value}.',
  'Here you go: the {name} is {value}.',
];

export const generalSentence = (
  { name, value }: { readonly name: string; readonly value: Json },
  random: Random,
): string =>
  random
    .pick(generalFrames)
    .replace('{name}', () => name)
    .replace('{value}', () => valueInWords(value));
