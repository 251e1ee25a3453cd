// Source `servers`: MCP servers of your own, started by a command or reached at a URL, and asked for their
// tools. A command runs in a fresh directory and sees PATH and the variables in `env`, but nothing else of
// the environment. It is not contained in any other way, so name only servers that you trust.
import { z } from 'zod';
import { BugError } from '../../../pipeline/errors.ts';
import { commandServerSchema, urlServerSchema } from '../../../schemas/server.ts';
import { openOwnServer } from '../../mcp/own-server.ts';
import type { Origin } from '../normalize.ts';
import { toolsListedBy } from './listed.ts';
import { defineSource, type Findings } from './source.ts';

const shared = { licence: z.string().default('NOASSERTION').describe('its licence, as an SPDX expression') };

const commandSchema = commandServerSchema.extend(shared);
const urlSchema = urlServerSchema.extend(shared);
const serverSchema = z.union([commandSchema, urlSchema]);
type Server = z.infer<typeof serverSchema>;

export const servers = defineSource({
  name: 'servers',
  options: z.strictObject({
    list: z
      .record(z.string().regex(/^[\w.-]+$/), serverSchema)
      .default({})
      .describe('name -> how to reach the server'),
    timeout: z
      .int()
      .positive()
      .default(30_000)
      .describe('milliseconds that a server may take to start, and for each answer'),
  }),
  places: ({ list }) => Object.keys(list),
  async read(place, { options: { list, timeout }, signal }): Promise<Findings> {
    const server = list[place];
    if (!server) throw new BugError(`there is no server ${place}`);
    return toolsListedBy(
      () =>
        openOwnServer(
          { name: place, server, setting: `stages.harvest.servers.list.${place}` },
          { timeout, signal },
        ),
      ({ version }) => originOf(place, server, version),
    );
  },
});

function originOf(name: string, server: Server, version: string | undefined): Origin {
  const isUrl = 'url' in server;
  return {
    server: { name, ...(version ? { version } : {}), transport: isUrl ? 'http' : 'stdio' },
    source: { origin: 'live', ...(isUrl ? { url: server.url } : {}), licence: server.licence },
  };
}
