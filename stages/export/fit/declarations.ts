// Declarations of tools as a service takes them: a plain object at the root of the parameters, short descriptions, short
// names. What is changed is counted. A tool with another name has it in the calls too.
import { createHash } from 'node:crypto';
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { ToolOffer } from '../../../pipeline/models/model.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { DeclarationLimits, RowDialogue } from '../../exporters/exporter.ts';

interface Declared {
  readonly dialogue: RowDialogue;
  readonly notes: readonly string[];
}

export function withFitDeclarations(dialogue: RowDialogue, limits: DeclarationLimits | undefined): Declared {
  const notes = new Set<string>();
  const note = (text: string): void => void notes.add(text);
  const plain = dialogue.tools.map((tool) => ({ ...tool, inputSchema: plainRoot(tool.inputSchema, note) }));
  if (!limits) return { dialogue: { ...dialogue, tools: plain }, notes: [...notes] };
  const names = new Map(plain.map(({ name }) => [name, shortName(name, limits.name)] as const));
  const tools = plain.map((tool) => shortened(tool, names.get(tool.name) ?? tool.name, { limits, note }));
  if ([...names].every(([name, short]) => name === short))
    return { dialogue: { ...dialogue, tools }, notes: [...notes] };
  note('a tool has another name: the service does not take its own');
  const messages = dialogue.messages.map((message) =>
    message.toolCalls
      ? {
          ...message,
          toolCalls: message.toolCalls.map((call) => ({ ...call, name: names.get(call.name) ?? call.name })),
        }
      : message,
  );
  return { dialogue: { messages, tools }, notes: [...notes] };
}

interface Shortening {
  readonly limits: DeclarationLimits;
  note(text: string): void;
}

function shortened(tool: ToolOffer, name: string, { limits, note }: Shortening): ToolOffer {
  if (tool.description.length <= limits.description) return { ...tool, name };
  note(`a description is cut to ${limits.description.toLocaleString('en')} characters`);
  return { ...tool, name, description: cutText(tool.description, limits.description) };
}

/** Ends on a whole sentence or word where one ends in the last quarter. */
function cutText(text: string, most: number): string {
  const cut = [...text.slice(0, most - 1)].join('').replace(/[\uD800-\uDBFF]$/, '');
  const [sentence, word] = [cut.search(/[.!?](?=\s[^.!?]*$)/) + 1, cut.lastIndexOf(' ')];
  if (sentence > most * 0.75) return cut.slice(0, sentence);
  return `${word > most * 0.75 ? cut.slice(0, word) : cut}…`;
}

function shortName(name: string, most: number): string {
  const allowed = name.replaceAll(/[^A-Za-z0-9_-]/g, '_');
  if (allowed === name && name.length <= most) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 6);
  return `${allowed.slice(0, most - 7)}_${hash}`;
}

const unions = ['anyOf', 'oneOf', 'allOf'] as const;

/** An object with `properties` at the root, no union there, and no definitions that nothing refers to. */
function plainRoot(schema: JsonObject, note: (text: string) => void): JsonObject {
  const { $schema: _, ...rest } = schema;
  const root = withoutRootReference(rest, note);
  const merged = unions.some((union) => Array.isArray(root[union])) ? withoutRootUnion(root, note) : root;
  const whole = isObject(merged.properties) ? merged : { ...merged, type: 'object', properties: {} };
  if (whole !== merged) note('a declaration without `properties` gets an empty list of them');
  return withoutUnusedDefinitions(whole, note);
}

function withoutRootReference(schema: JsonObject, note: (text: string) => void): JsonObject {
  const { $ref: reference, ...rest } = schema;
  if (typeof reference !== 'string') return schema;
  const target = reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<Json | undefined>((at, key) => (isObject(at) ? at[key] : undefined), schema);
  if (!isObject(target)) return rest;
  note('a reference at the root of the parameters is put in place');
  return { ...target, ...rest };
}

/** `allOf` demands what every branch demands; `anyOf` and `oneOf` only what all branches have in common. */
function withoutRootUnion(schema: JsonObject, note: (text: string) => void): JsonObject {
  note('a union at the root of the parameters is merged into one object');
  let properties = propertiesOf(schema);
  let required = requiredOf(schema);
  const rest = { ...schema };
  for (const union of unions) {
    const branches = Array.isArray(rest[union]) ? rest[union].filter((branch) => isObject(branch)) : [];
    delete rest[union];
    for (const branch of branches) properties = { ...propertiesOf(branch), ...properties };
    const demanded = branches.map(requiredOf);
    const common =
      union === 'allOf'
        ? demanded.flat()
        : (demanded[0] ?? []).filter((name) => demanded.every((list) => list.includes(name)));
    required = [...new Set([...required, ...common])];
  }
  return { ...rest, type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
}

const propertiesOf = ({ properties }: JsonObject): JsonObject => (isObject(properties) ? properties : {});

const requiredOf = ({ required }: JsonObject): string[] =>
  Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];

function withoutUnusedDefinitions(schema: JsonObject, note: (text: string) => void): JsonObject {
  const { $defs, definitions, ...rest } = schema;
  if ($defs === undefined && definitions === undefined) return schema;
  if (JSON.stringify(rest).includes('"$ref"')) return schema;
  note('definitions that nothing refers to are left out');
  return rest;
}
