// missing_tool: the agent's trade, but the tool for it is not there; the right act is to say so.
import { planGoal } from '../goal.ts';
import { type TaskKind, taskToDecline } from './kind.ts';

const admitted = new Set(['create', 'transition', 'remove']);

export const missingTool: TaskKind = {
  name: 'missing_tool',
  brief:
    'A wish from the trade of the agent, for which the one tool that could do it is withheld. The agent has to say that it cannot do it.',
  difficulty: 3,
  weight: 2,
  isLive: false,
  draft(material, random) {
    const plan = planGoal(
      material.scratch,
      { admits: (tool) => admitted.has(tool.operation), lookups: 'never' },
      random,
    );
    if (!plan) return undefined;
    // Tools of the same operation on the same table might do as well, one at a time or many.
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
