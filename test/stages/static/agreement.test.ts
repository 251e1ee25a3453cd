// Tools read from source agree with those that the servers list when they run, for the npm packages whose
// JavaScript declares its tools.
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { propertiesOf, requiredOf } from '../../../pipeline/json/json-schema.ts';
import { readFolder } from '../../../stages/harvest/static/read-folder.ts';
import { readTools } from '../../../stages/harvest/static/read-project.ts';
import { connect } from '../../../stages/mcp/connect.ts';
import { installedPackage } from '../../../stages/mcp/installed.ts';
import { packagedServers } from '../../../stages/mcp/servers.ts';

const signal = AbortSignal.timeout(600_000);
const folded = (text: string | undefined): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();

/** Of the two others, one is a single minified line, and one has its tools in another package. */
const readable = [
  'everything',
  'filesystem',
  'memory',
  'sequential-thinking',
  'time',
  'taskmanager',
  'eslint',
];

describe.each(readable)('the source of %s', (name) => {
  it('declares the tools that the server lists, with their descriptions, parameters and required lists', async () => {
    const server = packagedServers.find((each) => each.name === name);
    if (!server) throw new Error(`no server ${name}`);
    const installed = installedPackage(server);
    await using live = await connect(server, installed, { timeout: 20_000, signal });
    const { tools: listed } = await live.listTools();
    const root = installed.entry.slice(0, installed.entry.indexOf(server.package) + server.package.length);
    const { texts } = await readFolder(root || dirname(installed.entry), signal);
    const { tools } = await readTools(texts);
    const found = listed.filter(({ name: own }) => tools.some((tool) => tool.name === own));
    expect(found.length / listed.length).toBeGreaterThanOrEqual(0.92);
    for (const { name: own, description, inputSchema } of found) {
      const tool = tools.find((each) => each.name === own);
      expect(folded(tool?.description), own).toBe(folded(description));
      expect(
        propertiesOf(tool?.inputSchema ?? {})
          .map(([parameter]) => parameter)
          .sort(),
        own,
      ).toEqual(
        propertiesOf(inputSchema)
          .map(([parameter]) => parameter)
          .sort(),
      );
      expect(requiredOf(tool?.inputSchema ?? {}).sort(), own).toEqual(requiredOf(inputSchema).sort());
    }
  });
});
