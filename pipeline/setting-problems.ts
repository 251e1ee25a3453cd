// Problems that stages find in their own options, and the checks that several stages share.
import { unknownName } from './suggestions.ts';

/** A setting that the schema accepts and the stage cannot use. The path begins at the stage's options. */
export interface SettingProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** True when the stage can work all the same: it is said, and nothing is refused. */
  readonly isWarning?: boolean;
}

/** Entries of a list that occur twice, such as a folder named twice. `same` says when two are the same. */
export function repeatedEntries(
  path: readonly string[],
  entries: readonly string[],
  same: (entry: string) => string = (entry) => entry,
): SettingProblem[] {
  const keys = entries.map(same);
  return entries.flatMap((entry, index) => {
    const first = keys.indexOf(keys[index] ?? '');
    const earlier = entries[first] ?? '';
    const also = earlier === entry ? '' : ` (as ${earlier})`;
    return first === index
      ? []
      : [{ path: [...path, index], message: `${entry} is listed twice${also}; remove one of the two` }];
  });
}

/** Entries of a list that name nothing. */
export function unknownEntries(
  path: readonly string[],
  entries: readonly string[],
  { known, ...nouns }: { kind: string; plural?: string; known: readonly string[] },
): SettingProblem[] {
  return entries.flatMap((entry, index) =>
    known.includes(entry) ? [] : [{ path: [...path, index], message: unknownName(nouns, entry, known) }],
  );
}
