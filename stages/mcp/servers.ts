// MCP servers on npm that work without a network, in the versions that toolloom is tested with. A checkout has
// them as development dependencies; `toolloom servers install` fetches them for everybody else.
import { liveFilesystem } from './live/filesystem.ts';
import { gitServerEnvironment, liveGit } from './live/git.ts';
import { liveMemory } from './live/memory.ts';
import { liveTaskmanager } from './live/taskmanager.ts';
import { liveTime } from './live/time.ts';
import type { LiveServer } from './live-server.ts';

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
    live: liveFilesystem,
  },
  {
    name: 'memory',
    package: '@modelcontextprotocol/server-memory',
    version: '2026.8.31',
    licence: official,
    environment: (directory) => ({ MEMORY_FILE_PATH: `${directory}/memory.jsonl` }),
    live: liveMemory,
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
    environment: gitServerEnvironment,
    live: liveGit,
  },
  {
    name: 'time',
    package: 'time-mcp',
    version: '1.0.6',
    environment: () => ({ TZ: 'UTC' }),
    live: liveTime,
  },
  {
    name: 'taskmanager',
    package: '@kazuph/mcp-taskmanager',
    version: '1.1.1',
    environment: (directory) => ({ TASK_MANAGER_FILE_PATH: `${directory}/tasks.json` }),
    live: liveTaskmanager,
  },
  { name: 'eslint', package: '@eslint/mcp', version: '0.3.13' },
  {
    name: 'playwright',
    package: '@playwright/mcp',
    version: '0.0.83',
    args: () => ['--headless', '--isolated'],
  },
];
