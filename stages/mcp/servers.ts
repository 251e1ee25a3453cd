// MCP servers on npm that work without a network, in the versions that toolloom is tested with. A checkout has
// them as development dependencies; `toolloom servers install` fetches them for everybody else.
import { BugError } from '../../pipeline/errors.ts';
import type { LiveSeeds } from './live-seeds.ts';

/** A package of npm in one exact version. */
export interface PinnedPackage {
  readonly package: string;
  readonly version: string;
}

export interface PackagedServer extends PinnedPackage {
  readonly name: string;
  /** The licence of the repository, where the package gives no SPDX expression. */
  readonly licence?: string;
  /**
   * Arguments and environment of a server that works in `directory`. It sees nothing else of our environment.
   */
  readonly args?: (directory: string) => string[];
  readonly environment?: (directory: string) => Record<string, string>;
  /** Set if tasks can be played on the server: its effects stay in its directory and can be read back. */
  readonly live?: LiveServer;
}

export interface LiveServer {
  /** What the service does, for an agent's system prompt. */
  readonly summary: string;
  /** The files in its directory for the contents of that name. */
  readonly files: (seeds: LiveSeeds, fixture: string) => Readonly<Record<string, string>>;
  /**
   * Tools whose answers contain times or sizes of the host, so that no two plays are alike. Agents do not get
   * them.
   */
  readonly volatile: readonly string[];
  /** The path that the agent sees in place of the server's directory. */
  readonly shownAs: string;
}

/** The official servers say "SEE LICENSE IN LICENSE". That file says MIT, with a transition to Apache-2.0. */
const official = 'MIT OR Apache-2.0';

export const packagedServers: readonly PackagedServer[] = [
  {
    name: 'everything',
    package: '@modelcontextprotocol/server-everything',
    version: '2026.8.31',
    licence: official,
  },
  {
    name: 'filesystem',
    package: '@modelcontextprotocol/server-filesystem',
    version: '2026.8.31',
    licence: official,
    args: (directory) => [directory],
    live: {
      summary: 'Keeps a folder of files, /workspace, that you may read and change.',
      files: (seeds, fixture) => contentsNamed(fixture, seeds.filesystem).files,
      volatile: ['get_file_info', 'list_directory_with_sizes', 'read_media_file', 'list_allowed_directories'],
      shownAs: '/workspace',
    },
  },
  {
    name: 'memory',
    package: '@modelcontextprotocol/server-memory',
    version: '2026.8.31',
    licence: official,
    environment: (directory) => ({ MEMORY_FILE_PATH: `${directory}/memory.jsonl` }),
    live: {
      summary:
        'Keeps a knowledge graph of entities, relations and observations that outlasts the conversation.',
      files: (seeds, fixture) => ({ 'memory.jsonl': graphLines(contentsNamed(fixture, seeds.memory)) }),
      volatile: [],
      shownAs: '/memory',
    },
  },
  {
    name: 'sequential-thinking',
    package: '@modelcontextprotocol/server-sequential-thinking',
    version: '2026.8.31',
    licence: official,
  },
  {
    name: 'git',
    package: '@cyanheads/git-mcp-server',
    version: '2.15.3',
    environment: () => ({ LOGS_DIR: '', MCP_LOG_LEVEL: 'error' }),
  },
  { name: 'time', package: 'time-mcp', version: '1.0.6' },
  {
    name: 'taskmanager',
    package: '@kazuph/mcp-taskmanager',
    version: '1.1.1',
    environment: (directory) => ({ TASK_MANAGER_FILE_PATH: `${directory}/tasks.json` }),
  },
  { name: 'eslint', package: '@eslint/mcp', version: '0.3.13' },
  {
    name: 'playwright',
    package: '@playwright/mcp',
    version: '0.0.83',
    args: () => ['--headless', '--isolated'],
  },
];

/** The contents of that name, from the seeds of one server. */
function contentsNamed<Contents>(fixture: string, seeds: Readonly<Record<string, Contents>>): Contents {
  const contents = new Map(Object.entries(seeds)).get(fixture);
  if (!contents) throw new BugError(`data/seeds/live.yaml has no contents named ${fixture}`);
  return contents;
}

/** A graph as the memory server stores it: one entity or relation per line. */
function graphLines(graph: LiveSeeds['memory'][string]): string {
  const entities = graph.entities.map((entity) => ({ type: 'entity', ...entity }));
  const relations = graph.relations.map((relation) => ({ type: 'relation', ...relation }));
  return [...entities, ...relations].map((line) => JSON.stringify(line)).join('\n');
}
