// The registry of composition operators: adding one is one file and one line here.
import type { Operator } from '../graph-goal.ts';
import { aggregate } from './aggregate.ts';
import { compareAndChoose } from './compare-and-choose.ts';
import { compareTotals } from './compare-totals.ts';
import { condition } from './condition.ts';
import { conversation } from './conversation.ts';
import { forEach } from './for-each.ts';
import { gatherThenAct } from './gather-then-act.ts';
import { hitObstacle } from './hit-obstacle.ts';
import { narrowDown } from './narrow-down.ts';
import { pageUntilFound } from './page-until-found.ts';
import { prefer } from './prefer.ts';
import { searchInVain } from './search-in-vain.ts';
import { secondChoice } from './second-choice.ts';
import { shiftDate } from './shift-date.ts';
import { tellSiblingsApart } from './tell-siblings-apart.ts';
import { transfer } from './transfer.ts';
import { undoAndCorrect } from './undo-and-correct.ts';
import { verifyAfterwards } from './verify-afterwards.ts';

export const operators: readonly Operator[] = [
  compareAndChoose,
  conversation,
  aggregate,
  compareTotals,
  condition,
  forEach,
  verifyAfterwards,
  undoAndCorrect,
  shiftDate,
  transfer,
  gatherThenAct,
  prefer,
  secondChoice,
  searchInVain,
  pageUntilFound,
  narrowDown,
  hitObstacle,
  tellSiblingsApart,
];
