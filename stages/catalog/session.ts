// A session behind a catalog: a search is answered from the catalog, and a call through it reaches the tool that it
// names. Arguments are checked against the schema that a search shows.
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import type { Agent, Catalog } from '../../schemas/agent.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import type { Session } from '../environments/environment.ts';
import { refusal } from '../worlds/program.ts';
import { asMatches, isSearch, meantCall } from './catalog.ts';
import { rankedTools } from './ranking.ts';

/** The session itself for an agent that sees its tools. */
export function sessionBehind(
  session: Session,
  { tools, catalog }: Pick<Agent, 'tools' | 'catalog'>,
  withheld: readonly string[],
): Session {
  if (!catalog) return session;
  const held = new Map(tools.filter(({ name }) => !withheld.includes(name)).map((tool) => [tool.name, tool]));
  return {
    ...session,
    tools: [catalog.search.name, catalog.call.name],
    async call(name, given) {
      if (isSearch({ name }, catalog)) {
        const query = String(given[catalog.search.query]);
        const matches = rankedTools(query, tools).filter((tool) => held.has(tool.name));
        return answered(asMatches(matches.slice(0, limitOf(given, catalog)), catalog));
      }
      const meant = meantCall({ name, arguments: given }, catalog);
      return callFound(meant, held.get(meant.name), session);
    },
  };
}

const limitOf = (given: JsonObject, { search }: Catalog): number => {
  const limit = given[search.limit];
  return typeof limit === 'number' ? limit : search.shown;
};

const answered = (value: JsonObject): ToolResult => ({ ok: true, value, tier: 'code', changes: [] });

async function callFound(
  { name, arguments: given }: { readonly name: string; readonly arguments: JsonObject },
  tool: ToolOffer | undefined,
  session: Session,
): Promise<ToolResult> {
  if (!tool) return refusal('UNKNOWN_TOOL', `There is no tool ${name}.`);
  const faults = schemaFaults(tool.inputSchema, given);
  return faults.length > 0 ? refusal('INVALID_ARGUMENTS', faults.join('; ')) : session.call(name, given);
}
