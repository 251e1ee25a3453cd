// The guard of tools that take a list of keys: every one of them is the key of a row.
import { type Guard, guard, notFoundCode } from '../../worlds/programs.ts';
import { identifier } from '../../worlds/sql.ts';
import type { EntityView } from '../entity-view.ts';

export function allKnown(view: EntityView, parameter: string): Guard {
  const unknown = `value NOT IN (SELECT "id" FROM ${identifier(view.table)})`;
  return guard(
    `NOT EXISTS (SELECT 1 FROM json_each(:${parameter}) WHERE ${unknown})`,
    notFoundCode(view),
    `At least one of the IDs {${parameter}} does not exist.`,
  );
}
