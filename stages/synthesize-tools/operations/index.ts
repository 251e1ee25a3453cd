// The registry of operations: adding one is a file and a line.
import { create } from './create.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import type { Operation } from './operation.ts';
import { remove } from './remove.ts';
import { search } from './search.ts';
import { summarise } from './summarise.ts';
import { transition } from './transition.ts';
import { update } from './update.ts';

export const operations: readonly Operation[] = [search, get, list, create, update, transition, remove, summarise];
