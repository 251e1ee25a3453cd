// Tells names that a generator makes of an adjective and the noun of the table ("Modular stored folder") from
// names that people give ("Warehouse 2 lighting upgrade"). It errs where an adjective alone is a usual name of
// the trade, as in "Annual general meeting".

/** Endings by which English makes adjectives; words of five letters at least, so that "table" is none. */
const endingWords =
  'al|ic|ive|ous|ful|less|able|ible|ary|ory|ern|ent|ant|ish|ular|' +
  'ized|sized|lined|forced|light|proof|duty|ing|ed|ly';
const endings = new RegExp(`^[a-z'-]{2,}(${endingWords})$`);

/** Adjectives without such an ending that serve to tell things of one kind apart. */
const plain = new Set(
  (
    'big black blue brown cheap clean cold cool daily dark deep deluxe dry early eco economy emerald ' +
    'everyday extra fast final first fresh full good green grey gray hard heavy high holiday hot ivory ' +
    'joint large late light limited little long low main major mini minor modern narrow new next nordic ' +
    'old open outdoor own pink plain premium prime private pure purple quick quiet rare raw red rich round ' +
    'rough scarlet second sharp short simple slim slow small smart smooth soft solid special standard ' +
    'starter steep strong studio summer sweet tall thick thin third tiny tough travel twin warm weekend ' +
    'wet white wide winter yellow young amber classic compact cobalt family midnight heritage signature ' +
    "monthly weekly quarterly spring autumn evening morning pilot members' heavy-duty night-time " +
    'first-time follow-up opening closing second-hand regional internal external public pro super ultra ' +
    'basic'
  ).split(' '),
);

const isAdjective = (word: string): boolean => plain.has(word) || (word.length > 4 && endings.test(word));

export function isBareName(name: string, noun: string): boolean {
  if (/[^a-z '-]/i.test(name)) return false;
  const [first = '', ...rest] = name.split(' ');
  // "Ana Horvat" and "Oakfield Road" are names already: bare ones have a capital in their first word alone.
  if (rest.some((word) => /^[A-Z]/.test(word)) || !isAdjective(first.toLowerCase())) return false;
  const words = noun.split(' ');
  return rest.length === 1 || (rest.at(-1) === words.at(-1) && rest.length <= words.length);
}
