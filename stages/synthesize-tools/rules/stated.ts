// Policies that a written application states in SQL, where no kind of rule covers them.
import type { Policy } from '../../../schemas/policy.ts';
import { kebabCase } from '../../english.ts';
import type { Entity, StatedPolicy } from '../entity.ts';
import { columnOf, tableOf } from '../entity-names.ts';
import { isNewRow, type Write } from '../writes.ts';

export function statedPolicy(
  { about, enforcedBy, violation, unless, code, prose }: StatedPolicy,
  { noun, entity }: { noun: string; entity: Entity },
): Policy {
  return {
    id: kebabCase(`${noun} ${code.toLowerCase()}`),
    about,
    enforcedBy,
    check: { on: 'change', table: tableOf(noun, entity), violation, ...(unless ? { unless } : {}) },
    error: { code, message: prose },
    prose,
  };
}

/**
 * Whether a write may make the predicate true: it is of a kind that the predicate asks for, if any, and it sets
 * a column that the predicate reads as it is afterward. A predicate that reads only what was there before
 * forbids every change and removal.
 */
export function canBreakStated({ violation }: StatedPolicy, write: Write, entity: Entity): boolean {
  const kind = isNewRow(write) ? 'insert' : write.kind === 'removal' ? 'delete' : 'update';
  const kinds = [...violation.matchAll(/changed\.kind = '(\w+)'/g)].map(([, asked]) => asked);
  if (kinds.length > 0 && !kinds.includes(kind)) return false;
  const read = [...violation.matchAll(/changed\.new_(\w+)/g)].map(([, column]) => column);
  if (kind === 'delete' || read.length === 0) return kind !== 'insert';
  return write.sets.some((field) => read.includes(columnOf(field, entity)));
}
