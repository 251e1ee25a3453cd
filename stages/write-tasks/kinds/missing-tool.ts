// missing_tool: a request from the agent's own field, but the tool for it is gone. The right response is to say so.
import { planGoal } from '../goal.ts';
import { type TaskKind, taskToDecline } from './kind.ts';

const operations = new Set(['create', 'transition', 'remove']);

export const missingTool: TaskKind = {
  name: 'missing_tool',
  brief:
    "A request from the agent's own field, with the one tool that could fulfill it taken away. The agent " +
    'says that it cannot do it.',
  difficulty: 3,
  suits: ({ tools }) => tools.some(({ operation }) => operations.has(operation)),
  odds: 0.85,
  isLive: false,
  draft(material, random) {
    const plan = planGoal(
      material.scratch,
      { admits: (tool) => operations.has(tool.operation), lookups: 'sometimes' },
      random,
    );
    if (!plan) return undefined;
    // Tools with the same operation on the same table could do the same, one row at a time or many at once.
    const target = tableWritten(plan.main.program.statements);
    const alike = material.scratch.tools.filter(
      (tool) =>
        tool.operation === plan.main.operation &&
        tool.world === plan.main.world &&
        tableWritten(tool.program.statements) === target,
    );
    return { ...taskToDecline(plan.say, material, random), withheld: alike.map((tool) => tool.name) };
  },
};

const tableWritten = (statements: readonly string[]): string | undefined =>
  /(?:INTO|UPDATE|FROM)\s+"(\w+)"/i.exec(statements[0] ?? '')?.[1];
