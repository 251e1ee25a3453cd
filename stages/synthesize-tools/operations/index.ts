// The registry of operations: adding one is a file and a line.
import { adjust } from './adjust.ts';
import { batch } from './batch.ts';
import { compare } from './compare.ts';
import { copy } from './copy.ts';
import { create } from './create.ts';
import { due } from './due.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import type { Operation } from './operation.ts';
import { rank } from './rank.ts';
import { reassign } from './reassign.ts';
import { remove } from './remove.ts';
import { schedule } from './schedule.ts';
import { search } from './search.ts';
import { statistics } from './statistics.ts';
import { summarise } from './summarise.ts';
import { transfer } from './transfer.ts';
import { transition } from './transition.ts';
import { undo } from './undo.ts';
import { update } from './update.ts';

export const operations: readonly Operation[] = [
  search,
  get,
  list,
  create,
  batch,
  copy,
  update,
  adjust,
  transfer,
  transition,
  schedule,
  reassign,
  undo,
  remove,
  summarise,
  statistics,
  rank,
  compare,
  due,
];
