// How a play shows the results of tools: each tool of a world in a form of its own, as APIs do.
import type { Random } from '../../pipeline/hash.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Face } from '../../schemas/face.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import { resultForms, writtenAs } from '../result-forms/index.ts';

/** Most tools of an agent write their results alike. */
const shares = { compact: 0.15, usual: 0.6 };

/** The form of each tool of its worlds; tools of live servers write as they do. */
export function formsFor({ parts }: Pick<Agent, 'parts'>, random: Random): Record<string, string> {
  const grown = parts.flatMap((part) => (part.environment === 'world' ? part.tools : []));
  const usual = random.pick(resultForms);
  return Object.fromEntries(
    grown.flatMap((name): [string, string][] => {
      if (random.chance(shares.compact)) return [];
      return [[name, (random.chance(shares.usual) ? usual : random.pick(resultForms)).name]];
    }),
  );
}

/** A face that changes nothing but the form of results; undefined for an agent without worlds. */
export function formsOnly(agent: Pick<Agent, 'parts'>, random: Random): Face | undefined {
  const results = formsFor(agent, random);
  if (Object.keys(results).length === 0) return undefined;
  return { tools: {}, descriptions: 'as_written', declarations: 'json', results };
}

/** The message that a result makes. Errors and texts are shown as they are. */
export function messagesBehind({ tools, results = {} }: Face, random: Random) {
  const own = new Map(Object.entries(tools).map(([name, shown]) => [shown.name, name]));
  return (tool: string, { ok, value }: ToolResult): string | undefined => {
    const name = own.get(tool) ?? tool;
    const form = resultForms.find((candidate) => candidate.name === results[name]);
    return form && ok && typeof value !== 'string' ? writtenAs(form, value, random.fork(name)) : undefined;
  };
}
