// The tools that a list of any benchmark holds: JSON, or one JSON value a line. What counts is an object with
// a name, a description and maybe parameters, however deep it lies. Three of the forms that are met:
//   {"type":"function","function":{"name":"get_weather","description":"…","parameters":{…}}}
//   {"id":"simple_0","question":[…],"function":[{"name":"…","description":"…","parameters":{…}}]}
//   {"tools":[{"name":"…","description":"…","inputSchema":{…}}]}
import { UsageError } from '../../pipeline/errors.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';

export interface ListedTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
}

/** Throws a UsageError that names the file and the line. */
export function listedTools(text: string, file: string): ListedTool[] {
  const tools = valuesIn(text, file).flatMap((value) => toolsIn(value));
  const distinct = new Map(tools.map((tool) => [JSON.stringify(tool), tool]));
  if (distinct.size > 0) return [...distinct.values()];
  throw new UsageError(
    `${file}: holds no tools; expected JSON or JSON lines with objects that have name and description`,
  );
}

function valuesIn(text: string, file: string): Json[] {
  try {
    return [JSON.parse(text) as Json]; // what JSON.parse gives is JSON
  } catch {
    return text.split('\n').flatMap((line, index) => {
      if (line.trim() === '') return [];
      try {
        return [JSON.parse(line) as Json]; // as above
      } catch (cause) {
        const next = 'expected one JSON value, or one a line';
        throw new UsageError(`${file}:${index + 1}: no JSON; ${next}`, { cause });
      }
    });
  }
}

function toolsIn(value: Json): ListedTool[] {
  if (Array.isArray(value)) return value.flatMap(toolsIn);
  if (!isObject(value)) return [];
  const { name, description } = value;
  const schema = value.inputSchema ?? value.input_schema ?? value.parameters;
  if (typeof name === 'string' && typeof description === 'string')
    return [{ name, description, inputSchema: isObject(schema) ? schema : {} }];
  return Object.values(value).flatMap(toolsIn);
}
