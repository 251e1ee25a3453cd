// The tools in the list of a benchmark, which is JSON or one JSON value per line. A tool is an object with a
// name, a description and perhaps parameters, however deeply it is nested. Three common forms:
//   {"type":"function","function":{"name":"get_weather","description":"…","parameters":{…}}}
//   {"id":"simple_0","question":[…],"function":[{"name":"…","description":"…","parameters":{…}}]}
//   {"tools":[{"name":"…","description":"…","inputSchema":{…}}]}
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { listedValues } from './listed-values.ts';

interface BenchmarkTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
}

/** Those of one list, each once. */
export function listedTools(text: string, file: string): BenchmarkTool[] {
  const tools = listedValues(text, file).flatMap((value) => toolsIn(value));
  return [...new Map(tools.map((tool) => [JSON.stringify(tool), tool])).values()];
}

const schemaKeys: ReadonlySet<string> = new Set(['inputSchema', 'input_schema', 'parameters']);

/** `key`: the member that holds the value; lists of tools by name have the names there. */
function toolsIn(value: Json, key?: string): BenchmarkTool[] {
  if (Array.isArray(value)) return value.flatMap((item) => toolsIn(item));
  if (!isObject(value)) return [];
  const members = Object.entries(value).filter(([member]) => !schemaKeys.has(member));
  const within = members.flatMap(([member, inner]) => toolsIn(inner, member));
  // What has tools in it is a server or a task, although it may have a name and a description.
  if (within.length > 0) return within;
  const { name = key, description } = value;
  const [inputSchema] = [...schemaKeys].flatMap((member) => (isObject(value[member]) ? [value[member]] : []));
  const isOne =
    typeof name === 'string' && typeof description === 'string' && (inputSchema || 'name' in value);
  return isOne ? [{ name, description, inputSchema: inputSchema ?? {} }] : [];
}
