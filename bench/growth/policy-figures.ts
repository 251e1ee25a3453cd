// Policies under calls: every tool that writes is called, on rows that earlier calls have changed, and every
// policy is evaluated on what the call changes. Guards and declarations are not read.
import type { Policy } from '../../schemas/policy.ts';
import type { Tool } from '../../schemas/tool.ts';
import { codeIn } from '../../stages/synthesize-tools/validation/policy-proof.ts';
import { breachesIn } from '../../stages/worlds/policies.ts';
import { callProgram, rehearse } from '../../stages/worlds/program.ts';
import { variedArguments } from '../../stages/worlds/varied-arguments.ts';
import { atMost, type Collector, type GrownWorld, percent } from '../figure.ts';

const callsPerTool = 8;

export const policyFigures = (): Collector[] => [guards(), sorts()];

function guards(): Collector {
  const unguarded = new Set<string>();
  const pairs = new Set<string>();
  const agents = { all: 0, broken: new Set<string>() };
  return {
    note(grown) {
      const { world, database } = grown;
      const name = ({ id }: Policy): string => `${world.name}: ${id}`;
      const mark = database.mark();
      const before = database.snapshot();
      for (const { tool, met, broken } of callsOn(grown)) {
        for (const policy of met) pairs.add(`${name(policy)}, through ${tool.name}`);
        for (const policy of broken)
          if (policy.enforcedBy === 'agent') agents.broken.add(name(policy));
          else {
            unguarded.add(`${name(policy)}, through ${tool.name}`);
            pairs.add(`${name(policy)}, through ${tool.name}`);
          }
      }
      mark.undo();
      mark.end();
      database.rewindTo(before);
      agents.all += world.policies.filter(isBreakable).length;
    },
    figures: () => [
      atMost(
        'enforced policies that some tool breaks',
        { part: unguarded.size, whole: pairs.size },
        { limit: 0, of: 'policies by tool that calls met', examples: [...unguarded] },
      ),
      {
        name: 'policies that bind the agent alone and calls broke',
        measured:
          `${percent(agents.broken.size, agents.all)} of ${agents.all.toLocaleString('en-US')} ` +
          'about changes',
        goal: '> 50 %',
        isMet: agents.broken.size > agents.all / 2,
        examples: [],
      },
    ],
  };
}

const isBreakable = ({ enforcedBy, check }: Policy): boolean =>
  enforcedBy === 'agent' && check.on === 'change';

interface TriedCall {
  readonly tool: Tool;
  /** Enforced policies with which the call was refused. */
  readonly met: readonly Policy[];
  readonly broken: readonly Policy[];
}

function* callsOn({ world, tools, database, random }: GrownWorld): Generator<TriedCall> {
  const writers = tools.filter(({ effect }) => effect === 'write');
  for (let call = 0; call < callsPerTool * writers.length; call += 1) {
    const tool = random.pick(writers);
    const given = variedArguments(tool, { database, state: database.snapshot(), random }, call);
    const { ok, value, changes } = rehearse(tool, database, given);
    const met = world.policies.filter(
      ({ enforcedBy, error }) => !ok && enforcedBy === 'tools' && error.code === codeIn(value),
    );
    yield { tool, met, broken: breachesIn(database, world.policies, changes).map(({ policy }) => policy) };
    if (ok) callProgram(tool, database, given);
  }
}

function sorts(): Collector {
  const lacking: string[] = [];
  let worlds = 0;
  let policies = 0;
  let unproved = 0;
  return {
    note({ world }) {
      worlds += 1;
      policies += world.policies.length;
      unproved += world.validation.unproved.length;
      if (new Set(world.policies.map(({ enforcedBy }) => enforcedBy)).size < 2) lacking.push(world.name);
    },
    figures: () => [
      atMost(
        'worlds without policies of both sorts',
        { part: lacking.length, whole: worlds },
        { limit: 0, of: 'worlds', examples: lacking },
      ),
      atMost(
        'policies that validation could not prove',
        { part: unproved, whole: policies },
        { limit: 25, of: 'policies' },
      ),
    ],
  };
}
