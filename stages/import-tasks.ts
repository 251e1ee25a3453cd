// What `toolloom import-tasks` adds to a run: agents and tasks of the user's own, each a unit that is committed by
// itself. Agents come first, because tasks refer to them.
import { z } from 'zod';
import type { ImportUnit, TaskImporter } from '../pipeline/commands/task-importer.ts';
import { hashOf } from '../pipeline/hash.ts';
import { agentOfServer } from './import-tasks/agent-of-server.ts';
import { importFileSchema } from './import-tasks/import-file.ts';
import { importedTask } from './import-tasks/imported-task.ts';
import { readImportFile } from './import-tasks/read-file.ts';

export const taskImporter: TaskImporter = {
  fileSchema: () => z.toJSONSchema(importFileSchema, { io: 'input', unrepresentable: 'any' }),
  async units(path) {
    const { agents, tasks } = await readImportFile(path);
    return [
      ...agents.map(
        (located): ImportUnit => ({
          stage: 'synthesize-agents',
          id: idOf(located.item),
          label: `agent ${located.item.name}`,
          place: located.place,
          make: async ({ signal }) => ({
            records: { agents: [await agentOfServer(located, signal)] },
            rejects: [],
          }),
        }),
      ),
      ...tasks.map(
        (located): ImportUnit => ({
          stage: 'write-tasks',
          id: idOf(located.item),
          label: `task "${beginning(located.item.request)}"`,
          place: located.place,
          make: (setting) => importedTask(located, setting),
        }),
      ),
    ];
  },
};

/** The same item is the same unit, in whatever file and place it stands. */
const idOf = (item: object): string => `import/${hashOf(item)}`;

const shown = 50;
const beginning = (text: string): string => (text.length > shown ? `${text.slice(0, shown)}…` : text);
