// MCP servers that are installed with toolloom from npm and that work without a network.
import type { LiveSeeds } from './live-seeds.ts';

export interface PackagedServer {
  readonly name: string;
  readonly package: string;
  /** Where the package itself gives no SPDX expression, that of its repository. */
  readonly licence?: string;
  /**
   * Arguments and environment for a server that works in `directory`. Nothing else of our environment reaches
   * it.
   */
  readonly args?: (directory: string) => string[];
  readonly environment?: (directory: string) => Record<string, string>;
  /**
   * Present when tasks can be played on the server: its effects stay in its directory and can be read back.
   */
  readonly live?: LiveServer;
}

export interface LiveServer {
  /** What the service is, for an agent's system prompt. */
  readonly summary: string;
  /** The files that it finds in its directory when it is given the contents of that name. */
  readonly files: (seeds: LiveSeeds, fixture: string) => Readonly<Record<string, string>>;
  /**
   * Tools whose answers hold times or sizes of the host, which would make no two plays alike. Agents are not
   * given them.
   */
  readonly volatile: readonly string[];
  /** The folder that the server is told about, whatever it is on this machine. */
  readonly shownAs: string;
}

/**
 * The four official servers say "SEE LICENSE IN LICENSE"; that file says MIT, in transition to Apache-2.0.
 */
const official = 'MIT OR Apache-2.0';

export const packagedServers: readonly PackagedServer[] = [
  { name: 'everything', package: '@modelcontextprotocol/server-everything', licence: official },
  {
    name: 'filesystem',
    package: '@modelcontextprotocol/server-filesystem',
    licence: official,
    args: (directory) => [directory],
    live: {
      summary: 'Keeps a folder of files, /workspace, that you may read and change.',
      files: (seeds, fixture) => seeds.filesystem[fixture]?.files ?? {},
      volatile: ['get_file_info', 'list_directory_with_sizes', 'read_media_file', 'list_allowed_directories'],
      shownAs: '/workspace',
    },
  },
  {
    name: 'memory',
    package: '@modelcontextprotocol/server-memory',
    licence: official,
    environment: (directory) => ({ MEMORY_FILE_PATH: `${directory}/memory.jsonl` }),
    live: {
      summary:
        'Keeps a knowledge graph of entities, relations and observations that outlasts the conversation.',
      files: (seeds, fixture) => ({ 'memory.jsonl': graphLines(seeds.memory[fixture]) }),
      volatile: [],
      shownAs: '/memory',
    },
  },
  {
    name: 'sequential-thinking',
    package: '@modelcontextprotocol/server-sequential-thinking',
    licence: official,
  },
  {
    name: 'git',
    package: '@cyanheads/git-mcp-server',
    environment: () => ({ LOGS_DIR: '', MCP_LOG_LEVEL: 'error' }),
  },
  { name: 'time', package: 'time-mcp' },
  {
    name: 'taskmanager',
    package: '@kazuph/mcp-taskmanager',
    environment: (directory) => ({ TASK_MANAGER_FILE_PATH: `${directory}/tasks.json` }),
  },
  { name: 'eslint', package: '@eslint/mcp' },
  { name: 'playwright', package: '@playwright/mcp', args: () => ['--headless', '--isolated'] },
];

/** A graph as the memory server keeps it: one entity or relation a line. */
function graphLines(graph: LiveSeeds['memory'][string] | undefined): string {
  const entities = graph?.entities.map((entity) => ({ type: 'entity', ...entity })) ?? [];
  const relations = graph?.relations.map((relation) => ({ type: 'relation', ...relation })) ?? [];
  return [...entities, ...relations].map((line) => JSON.stringify(line)).join('\n');
}
