// Turns a listed tool into a spec: its name fits function calling, its texts are clean, its schema is
// checked.
import { withId } from '../../pipeline/hash.ts';
import { isObject, validatorFor } from '../../pipeline/json/json-schema.ts';
import type { NewRecord, RejectDraft } from '../../pipeline/stage.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Spec } from '../../schemas/spec.ts';
import type { ListedTool } from '../mcp/listed-tools.ts';
import { withoutPrivate } from '../private-texts.ts';
import { qualityOf } from './quality.ts';
import { limitFault } from './schema-limits.ts';
import { type Resolved, withoutReferences } from './without-references.ts';
import { languageOfWords } from './word-language.ts';

export interface Origin {
  readonly server: Spec['server'];
  readonly source: Spec['source'];
}

export type NormalizedTool = { readonly spec: NewRecord<'specs'> } | { readonly reject: RejectDraft };

/**
 * Below this a spec teaches a model more bad habits than good ones. Set where it separates the test tools of
 * the official servers from the rest.
 */
const leastQuality = 0.6;

/** In characters, of a name and of a title. Real ones stay below 100. */
const longestName = 500;

/** In characters. The longest descriptions of real tools have about 6,000. */
const longestDescription = 8000;

/** `issues`: what is known to be wrong with the tool before its quality is scored. */
export function normalize(tool: ListedTool, origin: Origin, issues: readonly string[] = []): NormalizedTool {
  const { name: originalName } = tool;
  const about = `${origin.server.name}.${originalName}`;
  const refusal = (reason: string, detail: string) => ({ reject: { reason, detail: `${about}: ${detail}` } });
  if (originalName.trim() === '') return refusal('broken declaration', 'name: is empty');
  if (originalName.length > longestName)
    return {
      reject: {
        reason: 'broken declaration',
        detail: `${origin.server.name}.${originalName.slice(0, 64)}…: name: longer than ${longestName} characters`,
      },
    };
  const schemas = [tool.inputSchema, ...(tool.outputSchema ? [tool.outputSchema] : [])];
  const limited = [...schemas, ...(tool.annotations ? [tool.annotations] : [])];
  const limit = limited.map(limitFault).find((fault) => fault !== undefined);
  if (limit) return refusal('broken schema', limit);
  const [input, output] = schemas.map((schema) => cleanedSchema(withoutReferences(schema)));
  const fault = [input, output].flatMap((each) => (each && schemaFault(each.schema)) ?? []).at(0);
  if (!input || fault) return refusal('broken schema', fault ?? 'there is none');
  const { text: description, issues: cut } = cleanedDescription(tool.description ?? '');
  if (aimsAtModel(description)) return refusal('prompt injection', description.slice(0, 200));

  const { score, issues: missed } = qualityOf(originalName, description, input.schema);
  const found = new Set([...cut, ...input.issues, ...(output?.issues ?? [])]);
  const spec: NewRecord<'specs'> = withId({
    from: [],
    name: originalName.replaceAll(/[^a-zA-Z0-9_-]/g, '_').slice(0, 64),
    originalName,
    ...(tool.title ? { title: cleanText(tool.title.slice(0, longestName)) } : {}),
    description,
    descriptionLanguage: languageOfWords(description),
    inputSchema: input.schema,
    ...(output ? { outputSchema: output.schema } : {}),
    ...(tool.annotations ? { annotations: tool.annotations } : {}),
    ...origin,
    quality: { score, issues: [...missed, ...issues, ...found] },
  });
  if (score >= leastQuality) return { spec };
  const { reject } = refusal('low quality', `${spec.quality.issues.join(', ')} (${score})`);
  return { reject: { ...reject, record: spec } };
}

interface CleanedSchema {
  readonly schema: JsonObject;
  readonly issues: readonly string[];
}

/** A schema whose texts hold nothing private, with what was removed and what was not resolved. */
function cleanedSchema({ schema, left }: Resolved): CleanedSchema {
  const removed = new Set<string>();
  const clean = (value: Json): Json => {
    if (typeof value === 'string') {
      const { text, found } = withoutPrivate(value);
      for (const what of found) removed.add(what);
      return text;
    }
    if (Array.isArray(value)) return value.map(clean);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, clean(member)]));
  };
  const issues = [...left.map((reference) => `not resolved: ${reference}`)];
  const cleanSchema = clean(schema) as JsonObject; // an object maps to an object
  return { schema: cleanSchema, issues: [...[...removed].map((what) => `${what} removed`), ...issues] };
}

/** Of a text that is too long only the beginning is kept. */
function cleanedDescription(description: string): { text: string; issues: readonly string[] } {
  // Cleaned first: a key that the cut divides would no longer be recognized. Twice the length is enough for
  // that.
  const { text, found } = withoutPrivate(cleanText(description.slice(0, 2 * longestDescription)));
  const removed = found.map((what) => `${what} removed`);
  if (text.length <= longestDescription && description.length <= 2 * longestDescription)
    return { text, issues: removed };
  const kept = text.slice(0, longestDescription).replace(/[\ud800-\udbff]$/, '');
  return { text: kept, issues: [...removed, `description cut to ${longestDescription} characters`] };
}

/** Without tags and control characters, with white space folded within lines. */
function cleanText(text: string): string {
  return text
    .replaceAll(/<\/?[a-z][^>]{0,80}>/gi, '')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) => (character === '\n' ? '\n' : ' '))
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function schemaFault(schema: JsonObject): string | undefined {
  if (schema.type !== 'object') return `type is ${JSON.stringify(schema.type)}, expected "object"`;
  if (schema.properties !== undefined && !isObject(schema.properties)) return 'properties is not an object';
  try {
    validatorFor(schema);
    return undefined;
  } catch (error) {
    return String(error).slice(0, 200);
  }
}

/** Orders to the reading model. A description says what a tool does, so they do not belong there. */
const orders: readonly RegExp[] = [
  /\b(ignore|disregard|forget) (all |any |the )?(previous|prior|above|earlier|other) (instruction|prompt|message)s?/i,
  /\bdo not (tell|inform|mention (this )?to) the user\b/i,
  /\byou must (always|first) (send|call|read) .{0,40}(before|secret|password|key)/i,
  /<important>/i,
];

const aimsAtModel = (description: string): boolean => orders.some((order) => order.test(description));
