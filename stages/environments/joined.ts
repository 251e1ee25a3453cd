// Several sessions as one: each call goes to the session that has the tool. A part that only provides
// distractors is opened by the first call to one of them, so most plays start no process for it.
import { BugError } from '../../pipeline/errors.ts';
import { canonicalJson } from '../../pipeline/hash.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Agent, EnvironmentPart } from '../../schemas/agent.ts';
import type { Json } from '../../schemas/json.ts';
import type { Session, Staged } from './environment.ts';
import { environments } from './index.ts';

export async function openAgent(
  { parts, plants, tape, workspace }: Pick<Agent, 'parts'> & Staged,
  store: Reader,
  signal: AbortSignal,
): Promise<Session> {
  const open = (part: EnvironmentPart): Promise<Session> => {
    const environment = environments.find((candidate) => candidate.name === part.environment);
    if (!environment) throw new BugError(`there is no environment ${part.environment}`);
    return environment.open({ part, plants, tape, workspace, store, signal });
  };
  const sessions: { part: EnvironmentPart; session: Session }[] = [];
  try {
    for (const part of parts)
      sessions.push({ part, session: part.primary ? await open(part) : lazySession(part, open) });
  } catch (error) {
    await closeAll(sessions);
    throw error;
  }
  return {
    tools: sessions.flatMap(({ session }) => session.tools),
    async call(name, given) {
      const found = sessions.find(({ session }) => session.tools.includes(name));
      if (!found) throw new BugError(`no session has the tool ${name}`);
      return found.session.call(name, given);
    },
    async snapshot() {
      const states: [string, Json][] = [];
      for (const { part, session } of sessions)
        states.push([`${part.environment}/${part.of}`, await session.snapshot()]);
      return Object.fromEntries(states);
    },
    ...(sessions.every(({ session }) => session.rewind)
      ? {
          async rewind() {
            for (const { session } of sessions) await session.rewind?.();
          },
        }
      : {}),
    [Symbol.asyncDispose]: () => closeAll(sessions),
  };
}

/** Opened by its first call. Its snapshot is null as long as nothing has changed, opened or not. */
function lazySession(part: EnvironmentPart, open: (part: EnvironmentPart) => Promise<Session>): Session {
  let opened: { session: Session; initial: Json } | undefined;
  return {
    tools: part.tools,
    async call(name, given) {
      if (!opened) {
        const session = await open(part);
        opened = { session, initial: await session.snapshot() };
      }
      return opened.session.call(name, given);
    },
    async snapshot() {
      const now = opened ? await opened.session.snapshot() : null;
      return opened && canonicalJson(now) !== canonicalJson(opened.initial) ? now : null;
    },
    async rewind() {
      await opened?.session[Symbol.asyncDispose]();
      opened = undefined;
    },
    [Symbol.asyncDispose]: async () => opened?.session[Symbol.asyncDispose](),
  };
}

/** Closes every session, even if closing one of them fails. */
async function closeAll(sessions: readonly { session: Session }[]): Promise<void> {
  const closed = await Promise.allSettled(
    sessions.map(async ({ session }) => session[Symbol.asyncDispose]()),
  );
  for (const result of closed) if (result.status === 'rejected') throw result.reason;
}
