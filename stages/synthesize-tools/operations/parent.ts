// The thing that the rows of an entity belong to, by the field that refers to it.
import { BugError } from '../../../pipeline/errors.ts';
import { type Column, columnNamed, type EntityView } from '../entity-view.ts';
import type { ToolSite } from './operation.ts';

export function parentOf(
  field: string,
  { view, viewOf }: Pick<ToolSite, 'view' | 'viewOf'>,
): { column: Column; parent: EntityView } {
  const column = columnNamed(view, field);
  if (column.parent) return { column, parent: viewOf(column.parent.noun) };
  throw new BugError(`the field ${field} of ${view.noun} does not refer to another entity`);
}
