// A mutant: one change of a line that breaks what the code promises, and the tests that must notice. The lists beside
// this file hold them by area.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../support/cli.ts';

const mutantSchema = z.strictObject({
  /** Unique among all lists. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  file: z.string(),
  /** Text that occurs once in the file, and what stands there instead. */
  was: z.string().min(1),
  becomes: z.string(),
  /** What goes wrong then, as the name of a defect. */
  idea: z.string(),
  /** Files below `test/` of which one must fail. The fewer and the quicker, the better. */
  by: z.array(z.string()).min(1),
  /** Why it is known to survive. */
  spared: z.string().optional(),
});

export interface Mutant extends z.infer<typeof mutantSchema> {
  readonly area: string;
}

const lists = join(root, 'test', 'mutants', 'lists');

export function allMutants(): Mutant[] {
  return readdirSync(lists)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const area = name.slice(0, -'.yaml'.length);
      const listed = z.array(mutantSchema).safeParse(parse(readFileSync(join(lists, name), 'utf8')));
      if (!listed.success) throw new Error(`test/mutants/lists/${name}: ${z.prettifyError(listed.error)}`);
      return listed.data.map((mutant) => ({ area, ...mutant }));
    });
}

/** Thrown for a mutant whose text is no longer in its file, or is there more than once. */
export class LostMutantError extends Error {
  override readonly name = 'LostMutantError';
}

/** The text of the file with the mutant in it. */
export function mutated(text: string, { id, file, was, becomes }: Mutant): string {
  const at = text.indexOf(was);
  if (at === -1) throw new LostMutantError(`${id}: "${was}" is not in ${file} any more`);
  if (text.indexOf(was, at + 1) !== -1)
    throw new LostMutantError(`${id}: "${was}" occurs more than once in ${file}`);
  return text.slice(0, at) + becomes + text.slice(at + was.length);
}
