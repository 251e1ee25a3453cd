// Tools that take something from one row and give it to another: their two parameters, and what must hold of
// both.
import { type Guard, guard, mustExist } from '../../worlds/programs.ts';
import type { EntityView } from '../entity-view.ts';
import { exampleIds, type Parameter, type ToolSite } from './operation.ts';

export function betweenTwo(
  view: EntityView,
  { text }: Pick<ToolSite, 'text'>,
): { parameters: Parameter[]; guards: Guard[] } {
  const parameter = (name: string, example: string): Parameter => ({
    name,
    schema: { type: 'string', description: text(name, { example }) },
    isRequired: true,
    table: view.table,
  });
  const [one, other] = exampleIds(view);
  return {
    parameters: [parameter('from_id', one), parameter('to_id', other)],
    guards: [
      mustExist(view, 'from_id'),
      mustExist(view, 'to_id'),
      guard(':from_id <> :to_id', 'SAME_SOURCE_AND_TARGET', 'from_id and to_id are both {from_id}.'),
    ],
  };
}
