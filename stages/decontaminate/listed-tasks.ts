// The tasks in the list of a benchmark: what its users say, or are told to want. Three common forms:
//   {"id":"simple_0","question":[[{"role":"user","content":"…"}]],"function":[…]}
//   {"user_scenario":{"instructions":{"reason_for_call":"…","task_instructions":"…"}}}
//   {"messages":[{"role":"system","content":"…"},{"role":"user","content":"…"}],"tools":[…]}
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json } from '../../schemas/json.ts';
import { listedValues } from './listed-values.ts';

/** Members whose text says what a user wants. */
const wishes: ReadonlySet<string> = new Set([
  'goal',
  'input',
  'instruction',
  'instructions',
  'known_info',
  'prompt',
  'query',
  'question',
  'reason_for_call',
  'request',
  'task',
  'task_description',
  'task_instructions',
  'user_query',
  'user_request',
  'utterance',
]);

/** Fewer words say nothing that would not occur by chance. */
const fewestWords = 6;

export function listedTasks(text: string, file: string): string[] {
  const texts = listedValues(text, file).flatMap(textsIn);
  return [...new Set(texts.filter((each) => each.split(/\s+/).length >= fewestWords))];
}

function textsIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isObject(value) || isTool(value)) return [];
  const said = value.role === 'user' && typeof value.content === 'string' ? [value.content] : [];
  return [
    ...said,
    ...Object.entries(value).flatMap(([name, member]) =>
      typeof member === 'string' ? (wishes.has(name) ? [member] : []) : textsIn(member),
    ),
  ];
}

const isTool = (value: { readonly [name: string]: Json }): boolean =>
  typeof value.name === 'string' &&
  [value.parameters, value.inputSchema, value.input_schema].some((schema) => isObject(schema ?? null));
