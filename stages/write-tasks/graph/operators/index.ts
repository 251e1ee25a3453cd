// The registry of composition operators: adding one is one file and one line here.
import type { Operator } from '../graph-goal.ts';
import { aggregate } from './aggregate.ts';
import { compareAndChoose } from './compare-and-choose.ts';
import { forEach } from './for-each.ts';

export const operators: readonly Operator[] = [compareAndChoose, aggregate, forEach];
