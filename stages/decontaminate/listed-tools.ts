// The tools in the list of a benchmark, which is JSON or one JSON value per line. A tool is an object with a
// name, a description and perhaps parameters, however deeply it is nested. Three common forms:
//   {"type":"function","function":{"name":"get_weather","description":"…","parameters":{…}}}
//   {"id":"simple_0","question":[…],"function":[{"name":"…","description":"…","parameters":{…}}]}
//   {"tools":[{"name":"…","description":"…","inputSchema":{…}}]}
import { UsageError } from '../../pipeline/errors.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';

interface BenchmarkTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
}

/** Throws a UsageError that names the file and the line. */
export function listedTools(text: string, file: string): BenchmarkTool[] {
  const tools = valuesIn(text, file).flatMap((value) => toolsIn(value));
  const distinct = new Map(tools.map((tool) => [JSON.stringify(tool), tool]));
  if (distinct.size > 0) return [...distinct.values()];
  throw new UsageError(
    `${file}: there are no tools in it; expected JSON or JSON lines with objects that have a name and a ` +
      'description',
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
        throw new UsageError(
          `${file}:${index + 1}: not valid JSON; expected one JSON value per file or per line`,
          { cause },
        );
      }
    });
  }
}

function toolsIn(value: Json): BenchmarkTool[] {
  if (Array.isArray(value)) return value.flatMap(toolsIn);
  if (!isObject(value)) return [];
  const { name, description } = value;
  const schema = value.inputSchema ?? value.input_schema ?? value.parameters;
  if (typeof name === 'string' && typeof description === 'string')
    return [{ name, description, inputSchema: isObject(schema) ? schema : {} }];
  return Object.values(value).flatMap(toolsIn);
}
