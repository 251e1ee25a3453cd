// workspace: a coding assistant in the files of one program. Some products offer one way to edit files, some two; some
// have a session for trying things out, or tools of real servers that no task needs.
import { BugError } from '../../../pipeline/errors.ts';
import type { Random } from '../../../pipeline/hash.ts';
import type { ToolDeclaration } from '../../../schemas/agent.ts';
import { replTools } from '../../workspaces/repl.ts';
import { workspaceTools } from '../../workspaces/tools/index.ts';
import type { WorkspaceTool } from '../../workspaces/tools/tool.ts';
import { withDistractors } from './distractors.ts';
import type { Mix, Stock } from './mix.ts';

/** Larger sets would hide the few tools of a workspace more than products do. */
const most = 40;

/** How often an agent has what it could do without. */
const shares: Readonly<Record<string, number>> = { run: 0.85, delete_file: 0.7, move_file: 0.6 };
const withRepl = 0.15;
const withOthers = 0.5;

/** The tools that an agent does not have, for each of the ways to edit files. */
const missing: readonly (readonly string[])[] = [[], ['apply_patch'], ['apply_patch'], ['replace_in_file']];

export const workspace: Mix = {
  name: 'workspace',
  weight: 3,
  isPossible: ({ programs }) => programs.length > 0,
  async draw(stock, wanted) {
    const { turn, random } = wanted;
    const program = stock.programs[turn % stock.programs.length];
    if (!program) throw new BugError('no program was read');
    const own = toolsFor(random).map((tool) => declared(tool, program, random));
    const part = {
      environment: 'workspace',
      of: program.id,
      tools: own.map(({ name }) => name),
      primary: true,
    };
    const repl = random.chance(withRepl) ? replFor(program, random) : undefined;
    const draw = {
      parts: [part, ...(repl ? [repl.part] : [])],
      tools: random.shuffle([...own, ...(repl ? [repl.tool] : [])]),
      distractors: repl ? [repl.tool.name] : [],
    };
    const size = random.chance(withOthers) ? Math.min(wanted.size, most) : 0;
    return withDistractors(draw, stock, { ...wanted, size });
  },
};

function toolsFor(random: Random): WorkspaceTool[] {
  const without = random.pick(missing);
  return workspaceTools.filter(({ name }) => !without.includes(name) && random.chance(shares[name] ?? 1));
}

type ProgramInStock = Stock['programs'][number];

const declared = (
  { name, descriptions, inputSchema }: Pick<WorkspaceTool, 'name' | 'descriptions' | 'inputSchema'>,
  { id }: ProgramInStock,
  random: Random,
): ToolDeclaration => ({
  name,
  description: random.pick(descriptions),
  inputSchema,
  origin: { collection: 'programs', id },
});

function replFor(program: ProgramInStock, random: Random) {
  const tool = replTools.find(({ language }) => language === program.language);
  if (!tool) throw new BugError(`there is no REPL for ${program.language}`);
  const part = { environment: 'repl', of: program.language, tools: [tool.name], primary: false };
  return { part, tool: declared(tool, program, random) };
}
