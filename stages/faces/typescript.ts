// Tools as TypeScript declarations, as some chat templates show them (Kimi K2 and OpenAI's harmony format
// among them):
//   namespace functions {
//   // Moves the due date of one loan.
//   type extend_loan = (_: {
//     // ID of the loan, such as LN-1001.
//     loan_id: string,
//   }) => any;
//   }
import { isObject, propertiesOf, requiredOf } from '../../pipeline/json/json-schema.ts';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import type { JsonObject } from '../../schemas/json.ts';

export function typescriptDeclarations(tools: readonly ToolOffer[]): string {
  const types = tools.map(({ name, description, inputSchema }) => {
    // A name with hyphens is not an identifier, but chat templates write it as it is.
    const members = memberLines(inputSchema, '  ');
    const parameters = members.length === 0 ? '()' : `(_: {\n${members.join('\n')}\n})`;
    return `${comment(description, '')}\ntype ${name} = ${parameters} => any;`;
  });
  return `namespace functions {\n\n${types.join('\n\n')}\n\n}`;
}

function memberLines(schema: JsonObject, indent: string): string[] {
  const required = new Set(requiredOf(schema));
  return propertiesOf(schema).flatMap(([name, property]) => [
    ...(typeof property.description === 'string' ? [comment(property.description, indent)] : []),
    `${indent}${name}${required.has(name) ? '' : '?'}: ${typeOf(property, indent)},`,
  ]);
}

function typeOf(schema: JsonObject, indent: string): string {
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.type === 'array') {
    const item = typeOf(isObject(schema.items) ? schema.items : {}, indent);
    return item.includes(' | ') ? `(${item})[]` : `${item}[]`;
  }
  if (schema.type === 'object') {
    const members = memberLines(schema, `${indent}  `);
    return members.length === 0 ? 'object' : `{\n${members.join('\n')}\n${indent}}`;
  }
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  return schema.type === 'string' || schema.type === 'boolean' || schema.type === 'null'
    ? schema.type
    : 'any';
}

const comment = (text: string, indent: string): string =>
  text
    .split('\n')
    .map((line) => `${indent}// ${line}`.trimEnd())
    .join('\n');
