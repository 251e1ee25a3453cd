// The registry of forms: adding one is an entry. The first form that a tool has gives it its program.
import type { ToolForm } from '../form.ts';
import { remove, rename, transition, update } from './changes.ts';
import { createMany, createOne } from './creates.ts';
import { getMany, getOne, list, search } from './reads.ts';

export const forms: readonly ToolForm[] = [
  createMany,
  createOne,
  getOne,
  getMany,
  list,
  search,
  update,
  transition,
  remove,
  rename,
];
