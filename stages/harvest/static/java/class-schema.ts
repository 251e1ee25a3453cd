// Java, a schema that a function of the server's own makes of a class: schemaOf(AddRequest.class).
import type { JsonObject } from '../../../../schemas/json.ts';
import { memberPath, type SchemaPath } from '../extractor.ts';
import { type Node, nodesOf } from '../source.ts';
import { partsOf } from '../syntax.ts';
import { typeSchema } from './type-schema.ts';

/** The parameters that the class names. Which of them are required is up to the function, so it stays open. */
export function schemaOfClass(node: Node | undefined, at: SchemaPath): JsonObject | undefined {
  const [literal, ...others] = node ? nodesOf(node, 'class_literal') : [];
  const type = partsOf(literal)[0]?.text();
  if (type === undefined || others.length > 0) return undefined;
  const missing: string[] = [];
  const { required: _, ...schema } = typeSchema(type, { ...at, missing });
  if (schema.type !== 'object') return undefined;
  at.missing.push(...missing, memberPath(at, 'required').path);
  return schema;
}
