// The registry of the tools of mathematics: adding one is one object and one line here.
import { calculate, evaluateTable } from './calculate.ts';
import { differentiate, expandExpression, findExtremum, integrate } from './calculus.ts';
import { addDays, daysBetween } from './calendar.ts';
import { countWays, probability } from './chances.ts';
import { solveEquation, solveInequality, solveSystem } from './equations.ts';
import { commonDivisors, convertBase, factorInteger, modularArithmetic } from './integers.ts';
import { matrix } from './matrices.ts';
import { compoundGrowth, loanPayment, presentValue } from './money.ts';
import { optimizeLinear, simulateSteps } from './planning.ts';
import { describeData, linearRegression } from './statistics.ts';
import type { MathTool } from './tool.ts';
import { convertUnit } from './units.ts';

export const mathTools: readonly MathTool[] = [
  calculate,
  evaluateTable,
  solveEquation,
  solveInequality,
  solveSystem,
  expandExpression,
  differentiate,
  integrate,
  findExtremum,
  matrix,
  describeData,
  linearRegression,
  countWays,
  probability,
  factorInteger,
  commonDivisors,
  modularArithmetic,
  convertBase,
  compoundGrowth,
  loanPayment,
  presentValue,
  convertUnit,
  daysBetween,
  addDays,
  simulateSteps,
  optimizeLinear,
];

export const mathToolNamed = (name: string): MathTool | undefined =>
  mathTools.find((tool) => tool.name === name);
