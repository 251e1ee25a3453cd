// The registry of families of problems, by area: adding one is one family in the file of its area.
import { algebra } from './algebra.ts';
import { arithmetic } from './arithmetic.ts';
import { calculus } from './calculus.ts';
import { combinatorics } from './combinatorics.ts';
import { countedByCode } from './counted-by-code.ts';
import { dates } from './dates.ts';
import type { Family } from './family.ts';
import { finance } from './finance.ts';
import { geometry } from './geometry.ts';
import { linearAlgebra } from './linear-algebra.ts';
import { listedByCode } from './listed-by-code.ts';
import { numberTheory } from './number-theory.ts';
import { optimization } from './optimization.ts';
import { probabilityFamilies } from './probability.ts';
import { seriesByCode } from './series-by-code.ts';
import { simulation } from './simulation.ts';
import { simulationByCode } from './simulation-by-code.ts';
import { statistics } from './statistics.ts';
import { tables } from './tables.ts';
import { tablesByCode } from './tables-by-code.ts';
import { units } from './units.ts';

export const families: readonly Family[] = [
  ...arithmetic,
  ...algebra,
  ...numberTheory,
  ...combinatorics,
  ...probabilityFamilies,
  ...geometry,
  ...calculus,
  ...linearAlgebra,
  ...statistics,
  ...finance,
  ...units,
  ...tables,
  ...simulation,
  ...optimization,
  ...dates,
  ...countedByCode,
  ...listedByCode,
  ...simulationByCode,
  ...tablesByCode,
  ...seriesByCode,
];
