// Prospect: an agent as it shows without opening a world. Kinds tell from it whether they may suit the agent, so
// that tasks can be planned for thousands of agents in seconds.
import type { Agent } from '../../../schemas/agent.ts';
import type { Policy } from '../../../schemas/policy.ts';
import type { Tool } from '../../../schemas/tool.ts';
import type { World } from '../../../schemas/world.ts';
import { type RowList, rowListsOf } from '../graph/row-lists.ts';
import { rowWritersOf } from '../graph/row-writers.ts';

export interface Prospect {
  readonly agent: Agent;
  /** The tools of the agent's worlds, without distractors. */
  readonly tools: readonly Tool[];
  /** Those of all its worlds. */
  readonly policies: readonly Policy[];
  databaseOf(tool: Tool): { readonly world: Pick<World, 'tables' | 'rows'> };
}

/** Whether one of the searches is of that sort. */
export const hasList = (prospect: Prospect, isWanted: (rows: RowList) => boolean = () => true): boolean =>
  rowListsOf(prospect).some(isWanted);

/** How many rows there are of what a search lists. */
export const rowsIn = ({ databaseOf }: Prospect, { tool, table }: RowList): number =>
  databaseOf(tool).world.rows[table]?.length ?? 0;

/** Whether a search lists rows that at least so many tools of that sort can change. */
export const changesListed = (
  prospect: Prospect,
  { least = 1, isWanted = () => true }: { least?: number; isWanted?: (tool: Tool) => boolean } = {},
): boolean =>
  hasList(
    prospect,
    (rows) => rowWritersOf(rows, prospect.tools).filter(({ tool }) => isWanted(tool)).length >= least,
  );

/** Whether a tool writes to a table that a policy of that sort watches. */
export const canMeet = ({ policies, tools }: Prospect, isWanted: (policy: Policy) => boolean): boolean =>
  policies.some((policy) => {
    const { check } = policy;
    if (!isWanted(policy) || check.on !== 'change') return false;
    return tools.some(({ program }) => program.statements.some((sql) => sql.includes(`"${check.table}"`)));
  });

/** Whether the agent has a packaged live server to work with. */
export const worksOn = ({ agent }: Prospect, server: string): boolean =>
  agent.parts.some(({ of, environment, primary }) => primary && environment === 'mcp' && of === server);
