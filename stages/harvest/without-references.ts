// A schema without $ref: each definition is written out where it is used, because no chat template can express a
// reference. What refers to itself, or what there is no room for, becomes no more than its type.
import { isObject, requiredOf } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { copyOf, dataKeywords, slotsOf } from './schemas/subschemas.ts';

export interface Resolved {
  readonly schema: JsonObject;
  /** What could not be written out: "not resolved: #/$defs/Gone". */
  readonly issues: readonly string[];
}

/**
 * What may be put in place of references, and how many inside each other. Schemas of real servers stay below it; two
 * kilobytes of definitions that each use the next one twice would become a million characters.
 */
const most = { references: 400, characters: 32 * 1024, inside: 12 };

interface Expansion {
  readonly root: JsonObject;
  readonly issues: Set<string>;
  references: number;
  characters: number;
  refused: number;
}

/** A place in the copy. `open`: the references that what stands there was written out for. */
interface Place {
  readonly holder: Record<string, Json>;
  readonly key: string;
  readonly open: readonly string[];
}

export function withoutReferences(schema: JsonObject): Resolved {
  const { $defs, definitions, ...rest } = schema;
  // Definitions are needed no longer once every use is written out.
  const kept = {
    ...(isObject($defs) || $defs === undefined ? {} : { $defs }),
    ...(isObject(definitions) || definitions === undefined ? {} : { definitions }),
    ...rest,
  };
  const state: Expansion = { root: schema, issues: new Set(), references: 0, characters: 0, refused: 0 };
  const top: Record<string, Json> = { schema: kept };
  // Breadth first, so that what there is no room for is what lies deepest.
  const places: Place[] = [{ holder: top, key: 'schema', open: ['#'] }];
  for (const place of places) for (const inner of written(place, state)) places.push(inner);
  const note = `not resolved: ${state.refused} references, for which the schema is too large`;
  return {
    schema: top.schema as JsonObject, // an object stays one
    issues: [...state.issues, ...(state.refused === 0 ? [] : [note])],
  };
}

/** Writes out what stands in a place, and gives the places inside it. */
function written({ holder, key, open }: Place, state: Expansion): Place[] {
  let schema: Json = holder[key] ?? null;
  let within = open;
  while (isObject(schema) && typeof schema.$ref === 'string') {
    const { $ref: reference, ...beside } = schema;
    const target = targetOf(reference, state.root);
    const isPlaced = target !== undefined && isAllowed(reference, target, { state, open: within });
    if (target === undefined) state.issues.add(`not resolved: ${reference}`);
    schema = joined(isPlaced ? target : typeAlone(target), beside);
    within = [...within, reference];
  }
  const copy = isObject(schema) ? copyOf(schema) : schema;
  holder[key] = copy;
  return isObject(copy) ? slotsOf(copy).map((slot) => ({ ...slot, open: within })) : [];
}

function isAllowed(
  reference: string,
  target: Json,
  { state, open }: { state: Expansion; open: readonly string[] },
): boolean {
  if (open.includes(reference)) {
    state.issues.add(`recursion cut: ${reference}`);
    return false;
  }
  state.references += 1;
  const isRoom = state.references <= most.references && state.characters <= most.characters;
  if (isRoom && open.length <= most.inside) {
    state.characters += JSON.stringify(target).length;
    return true;
  }
  state.refused += 1;
  return false;
}

/** What is known of a definition that is not written out. */
function typeAlone(target: Json | undefined): Json {
  if (target === undefined) return {};
  const type = isObject(target) && typeof target.type === 'string' ? target.type : 'object';
  return { type };
}

/** A definition and what stands beside the reference to it: both hold. */
function joined(definition: Json, beside: JsonObject): Json {
  if (!isObject(definition)) return definition === false ? { ...beside, not: {} } : beside;
  const merged = { ...definition, ...beside, ...membersOfBoth(definition, beside) };
  const clashes = Object.keys(beside).some(
    (keyword) =>
      keyword in definition &&
      !isRemark(keyword) &&
      merged[keyword] === beside[keyword] &&
      JSON.stringify(definition[keyword]) !== JSON.stringify(beside[keyword]),
  );
  if (!clashes) return merged;
  const { allOf, ...others } = beside;
  return { ...others, allOf: [definition, ...(Array.isArray(allOf) ? allOf : [])] };
}

/** The properties of both, where no name is used twice, and what both require. */
function membersOfBoth(definition: JsonObject, beside: JsonObject): JsonObject {
  const [first, second] = [definition.properties, beside.properties];
  const isDisjoint =
    isObject(first) && isObject(second) && !Object.keys(second).some((name) => Object.hasOwn(first, name));
  const areRequired = Array.isArray(definition.required) && Array.isArray(beside.required);
  return {
    ...(isDisjoint ? { properties: { ...first, ...second } } : {}),
    ...(areRequired ? { required: [...new Set([...requiredOf(definition), ...requiredOf(beside)])] } : {}),
  };
}

const isRemark = (keyword: string): boolean =>
  ['title', 'description', '$comment', 'deprecated'].includes(keyword) ||
  (dataKeywords.has(keyword) && keyword !== 'const' && keyword !== 'enum');

/** "#/$defs/Place" or "#Place" in the schema itself. Other documents are not fetched. */
function targetOf(reference: string, schema: JsonObject): Json | undefined {
  if (reference === '#') return schema;
  if (!reference.startsWith('#/')) return reference.startsWith('#') ? anchored(reference, schema) : undefined;
  let value: Json | undefined = schema;
  for (const part of reference.slice(2).split('/')) {
    const name = decodedPart(part);
    const isHolder: boolean = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
    value = isHolder ? (value as JsonObject)[name] : undefined; // a list has keys, too
  }
  return typeof value === 'object' || typeof value === 'boolean' ? (value ?? undefined) : undefined;
}

/** The definition that calls itself so. */
function anchored(reference: string, { $defs, definitions }: JsonObject): Json | undefined {
  const known = [$defs, definitions].flatMap((group) => (isObject(group) ? Object.values(group) : []));
  return known.find(
    (each) =>
      isObject(each) &&
      (each.$anchor === reference.slice(1) || each.$id === reference || each.id === reference),
  );
}

function decodedPart(part: string): string {
  const text = /%(?![0-9a-f]{2})/i.test(part) ? part : decodedText(part);
  return text.replaceAll('~1', '/').replaceAll('~0', '~');
}

function decodedText(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // bytes that are no UTF-8
  }
}
