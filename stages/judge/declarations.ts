// The tools of an agent as the judge reads them: those that were called with their parameters and their whole
// description, which the calls have to be held against; of the others a sentence each.
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import type { Json } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';

export function declarationLines(tools: readonly ToolOffer[], transcript: readonly Message[]): string[] {
  const called = new Set(transcript.flatMap(({ toolCalls = [] }) => toolCalls.map(({ name }) => name)));
  return tools.map((tool) =>
    called.has(tool.name)
      ? `${tool.name}(${parametersOf(tool).join(', ')}): ${tool.description}`
      : `${tool.name}: ${firstSentence(tool.description)}`,
  );
}

/** With a question mark where a parameter may be left out: `status?: "out" | "back"`. */
function parametersOf({ inputSchema: { properties, required } }: ToolOffer): string[] {
  const needed = Array.isArray(required) ? required : [];
  return Object.entries(isObject(properties) ? properties : {}).map(
    ([name, schema]) => `${name}${needed.includes(name) ? '' : '?'}: ${typeOf(schema)}`,
  );
}

function typeOf(schema: Json | undefined): string {
  if (!isObject(schema)) return 'any';
  const { enum: choices, format, type, items } = schema;
  if (Array.isArray(choices)) return choices.map((choice) => JSON.stringify(choice)).join(' | ');
  if (type === 'array') return `list of ${typeOf(items)}`;
  return String(format ?? type ?? 'any');
}

const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
