// What a programming task is made of: a program, and a workspace in which its plan is tried out call by call.
import type { Reader } from '../../../pipeline/store.ts';
import type { Agent } from '../../../schemas/agent.ts';
import type { Program, Workspace } from '../../../schemas/program.ts';
import type { Session } from '../../environments/environment.ts';
import { openAgent } from '../../environments/joined.ts';

export interface Project {
  readonly program: Program;
  readonly signal: AbortSignal;
  /** Names of the tools that the agent has for it. */
  readonly tools: readonly string[];
  open(workspace: Workspace): Promise<Session>;
}

export async function projectOf(
  agent: Agent,
  store: Reader,
  signal: AbortSignal,
): Promise<Project | undefined> {
  const part = agent.parts.find(({ environment, primary }) => primary && environment === 'workspace');
  if (!part) return undefined;
  return {
    program: await store.get('programs', part.of),
    signal,
    tools: part.tools,
    open: (workspace) => openAgent({ parts: [part], workspace }, store, signal),
  };
}
