// Paging: tools that may find many rows return one page of them and the total.
import type { JsonObject } from '../../../schemas/json.ts';
import { pageOf } from '../../worlds/programs.ts';
import type { Parameter, ToolSite } from './operation.ts';

/** Rows of a page unless a call asks for more or fewer. */
export const pageSize = 10;
/** Longer results would fill the context of an agent. */
const mostRows = 50;

export const onePage = pageOf(pageSize);

export function pagingParameters({ text }: Pick<ToolSite, 'text'>): Parameter[] {
  const paging = (name: string, bounds: JsonObject): Parameter => ({
    name,
    schema: { type: 'integer', ...bounds, description: text(name) },
    isRequired: false,
  });
  return [paging('limit', { minimum: 1, maximum: mostRows }), paging('offset', { minimum: 0 })];
}
