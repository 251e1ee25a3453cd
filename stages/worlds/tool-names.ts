// A tool with other names for itself and its parameters. Everything that mentions a parameter follows:
// schema, references, samples, intents, and program.
import { propertiesOf, requiredOf } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { ToolDraft } from '../../schemas/tool.ts';

export function withNames<T extends ToolDraft>(
  tool: T,
  name: string,
  parameterName: (name: string) => string,
): T {
  const names = new Map(
    propertiesOf(tool.inputSchema).map(([parameter]) => [parameter, parameterName(parameter)]),
  );
  const to = (parameter: string): string => names.get(parameter) ?? parameter;
  const keys = <Value>(record: { readonly [key: string]: Value }): { [key: string]: Value } =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [to(key), value]));
  const inBraces = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (_, slot: string) => `{${to(slot)}}`);
  const inSql = (sql: string): string => sql.replaceAll(/(?<!:):(\w+)/g, (_, slot: string) => `:${to(slot)}`);
  const { guards, statements, result } = tool.program;
  return {
    ...tool,
    name,
    inputSchema: {
      ...tool.inputSchema,
      properties: keys(tool.inputSchema.properties as JsonObject), // propertiesOf has read it
      required: requiredOf(tool.inputSchema).map(to),
    },
    references: keys(tool.references),
    samples: tool.samples.map(keys),
    intents: tool.intents.map(inBraces),
    program: {
      guards: guards.map(({ sql, error }) => ({
        sql: inSql(sql),
        error: { code: error.code, message: inBraces(error.message) },
      })),
      statements: statements.map(inSql),
      result: { ...result, sql: inSql(result.sql) },
    },
  };
}
