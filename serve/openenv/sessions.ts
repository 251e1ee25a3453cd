// The sessions of OpenEnv clients, which are in the table of all sessions under names of their own.
import { randomUUID } from 'node:crypto';
import type { Backstage } from '../backstage.ts';
import { HttpError } from '../http/exchange.ts';
import { OpenEnvSession } from './session.ts';

export interface OpenEnvSessions {
  /** Throws a FullError if no more are allowed. */
  create(): Promise<OpenEnvSession>;
  /** Works with a session, which counts as used. Throws an HttpError if there is none. */
  use<Result>(id: string, work: (session: OpenEnvSession) => Promise<Result>): Promise<Result>;
  /** The session, if there is one. */
  find(id: string): OpenEnvSession | undefined;
  close(id: string): void;
}

const key = (id: string): string => `openenv/${id}`;

export const unknownSession = 'there is no such session, or it was idle for too long; open another one';

export function openEnvSessions(backstage: Backstage): OpenEnvSessions {
  const { table } = backstage;
  return {
    create() {
      const id = randomUUID();
      return table.open(key(id), async () => new OpenEnvSession(id, backstage));
    },
    async use(id, work) {
      const done = await table.use(key(id), OpenEnvSession, async (session) => ({
        result: await work(session),
      }));
      if (!done) throw new HttpError(404, unknownSession);
      return done.result;
    },
    find: (id) => table.touch(key(id), OpenEnvSession),
    close: (id) => table.remove(key(id)),
  };
}
