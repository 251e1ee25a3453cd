// figure_from_records: a figure that takes a calculation over many records, by an agent that has tools for both. It is
// told, or told and entered for a record.
import { summableFields } from '../graph/fields.ts';
import { planOf } from '../graph/graph-goal.ts';
import { figureFromRecords } from '../mathematics/from-records.ts';
import { calculatorToolsOf } from '../mathematics/problem.ts';
import type { TaskKind } from './kind.ts';
import { hasList } from './prospect.ts';

/** Each takes a search that leaves a handful of rows, and a figure that the agent has a tool for. */
const attempts = 12;

export const figureFromRecordsKind: TaskKind = {
  name: 'figure_from_records',
  brief:
    'The user wants a figure over many records that takes more than adding up, such as a median, a spread, a share, or ' +
    'what would be if everything rose by some percent. The agent reads the records, computes the figure with a tool or ' +
    'with code, and tells it; some users have it entered for a record as well.',
  difficulty: 4,
  isLive: false,
  share: 1.2,
  suits: (prospect) =>
    calculatorToolsOf(prospect.agent).length > 0 &&
    hasList(prospect, (rows) => summableFields(rows).length > 0),
  draft: () => undefined,
  async draftByRunning(material, random) {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const figure = await figureFromRecords(material, random);
      if (figure) return { ...planOf([figure.goal], material, random), mathematics: figure.mathematics };
    }
    return undefined;
  },
};
