// check-programs: accepts programs by running them. One unit is one program.
import { z } from 'zod';
import { withId } from '../pipeline/hash.ts';
import { repeatedEntries, type SettingProblem } from '../pipeline/setting-problems.ts';
import { defineStage } from '../pipeline/stage.ts';
import { unknownName } from '../pipeline/suggestions.ts';
import { folderOf, isProgramFolder, nameOf, ownPrograms } from './check-programs/folder.ts';
import { mutantPool } from './check-programs/pool.ts';
import { readProgram } from './check-programs/read-program.ts';
import { spread } from './check-programs/spread.ts';
import { tryProgram } from './check-programs/trial.ts';

export const checkPrograms = defineStage({
  name: 'check-programs',
  summary: 'accept programs for programming tasks by running them',
  writes: ['programs'],
  whole: false,
  computes: true,
  options: (target) =>
    z.strictObject({
      programs: z
        .array(z.string())
        .optional()
        .describe(
          'folders of programs; a name such as python/ferry-berths is that of a program that comes with toolloom; ' +
            'if left out, some of those, spread over languages and areas; none for no programming tasks',
        ),
      most: z
        .int()
        .nonnegative()
        // One agent works on one program, and about one task in fifteen is about a program.
        .default(Math.max(2, Math.ceil(target / 15)))
        .describe('most programs, where no programs are named'),
      mutants: z.int().positive().default(12).describe('mistakes of one program for tasks to repair'),
    }),
  async check({ programs = [] }) {
    const problems = await Promise.all(programs.map((program, index) => problemWith(program, index)));
    return [...problems.flat(), ...repeatedEntries(['programs'], programs, (program) => program)];
  },
  async *units(_, { programs, most }) {
    const chosen = programs ?? (await spread(most));
    for (const program of chosen) yield { id: nameOf(await folderOf(program)), input: { program } };
  },
  async work({ program: given }, { options, random, signal }) {
    const folder = await folderOf(given);
    const name = nameOf(folder);
    const program = await readProgram(folder, name);
    if (typeof program === 'string')
      return { records: {}, rejects: [{ reason: 'no program', detail: `${name}: ${program}` }] };
    const trial = await tryProgram(program, signal);
    if ('reason' in trial)
      return { records: {}, rejects: [{ reason: trial.reason, detail: `${name}: ${trial.detail}` }] };
    const mutants = await mutantPool(program, { wanted: options.mutants, random, signal });
    const checked = { ...trial, mutants };
    return { records: { programs: [withId({ from: [], ...program, checked })] }, rejects: [] };
  },
});

async function problemWith(program: string, index: number): Promise<SettingProblem[]> {
  if (await isProgramFolder(await folderOf(program))) return [];
  const known = await ownPrograms();
  const path = ['programs', index];
  const kind = { kind: 'program', plural: 'programs' };
  return /^(?:python|javascript)\//.test(program)
    ? [{ path, message: unknownName(kind, program, known) }]
    : [{ path, message: `there is no program in the folder ${program}; expected a file program.yaml there` }];
}
