// Messages for names that do not exist: the nearest name that does, and all that do.
import { distance } from 'fastest-levenshtein';

/** Names to list in one message; more than that is no help. */
const mostListed = 40;

/** The known name that was probably meant. */
function nearestName(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const ranked = known
    .map((candidate) => ({ candidate, edits: distance(lower, candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const [best] = ranked;
  // A third of the letters may differ, as in `simulat` or `comerce`; beyond that it is another word.
  const isNear = best && best.edits <= Math.ceil(Math.max(name.length, best.candidate.length) / 3);
  return isNear ? best.candidate : known.find((candidate) => lower !== '' && candidate.startsWith(lower));
}

/** `there is no stage simulat (did you mean simulate?); the stages are harvest, embed, …` */
export function unknownName(
  { kind, plural = `${kind}s` }: { kind: string; plural?: string },
  name: string,
  known: readonly string[],
): string {
  const shown = name === '' ? '""' : name;
  return `there is no ${kind} ${shown}${suggestion(name, known)}; ${listOfNames(plural, known)}`;
}

/** ` (did you mean X?)`, or nothing. */
export function suggestion(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? '' : ` (did you mean ${nearest}?)`;
}

function listOfNames(plural: string, known: readonly string[]): string {
  if (known.length === 0) return `there are no ${plural}`;
  const more = known.length > mostListed ? `, and ${known.length - mostListed} more` : '';
  return `the ${plural} are ${known.slice(0, mostListed).join(', ')}${more}`;
}
