// corrected_change: the user names the wrong record, notices it, and wants it put right.
import { requiredOf } from '../../../pipeline/json/json-schema.ts';
import { followedUp } from '../graph/follow-up.ts';
import { planOf, planWith } from '../graph/graph-goal.ts';
import { undoAndCorrect } from '../graph/operators/undo-and-correct.ts';
import type { RowList } from '../graph/row-lists.ts';
import { rowWritersOf } from '../graph/row-writers.ts';
import type { TaskKind } from './kind.ts';
import { hasList, type Prospect } from './prospect.ts';

/** It takes a field that can be set and two rows that the user can describe, so many attempts find none. */
const attempts = 20;

export const correctedChange: TaskKind = {
  name: 'corrected_change',
  brief:
    'The user asks for a change, then notices that they named the wrong record. The agent puts the old ' +
    'value back, which an earlier result shows, and changes the record that was meant.',
  difficulty: 4,
  suits: (prospect) => hasList(prospect, (rows) => setsShownField(rows, prospect)),
  odds: 0.8,
  isLive: false,
  draft(material, random) {
    const scene = { scratch: material.scratch, random };
    const goals = planWith(undoAndCorrect, scene, attempts);
    return goals && planOf(followedUp(goals, scene), material, random);
  },
};

/** Whether a tool sets one field of the rows, which the search shows: the old value can be put back. */
const setsShownField = (rows: RowList, { tools }: Prospect): boolean =>
  rowWritersOf(rows, tools).some(({ tool, keyed }) => {
    const [field, ...others] = requiredOf(tool.inputSchema).filter((name) => name !== keyed);
    const isOne = tool.operation === 'update' && others.length === 0;
    return isOne && rows.fields.some(([name]) => name === field);
  });
