// The registry of composition operators: adding one is one file and one line here.
import type { Operator } from '../graph-goal.ts';
import { aggregate } from './aggregate.ts';
import { compareAndChoose } from './compare-and-choose.ts';
import { condition } from './condition.ts';
import { forEach } from './for-each.ts';
import { transfer } from './transfer.ts';
import { undoAndCorrect } from './undo-and-correct.ts';
import { verifyAfterwards } from './verify-afterwards.ts';

export const operators: readonly Operator[] = [
  compareAndChoose,
  aggregate,
  condition,
  forEach,
  verifyAfterwards,
  undoAndCorrect,
  transfer,
];
