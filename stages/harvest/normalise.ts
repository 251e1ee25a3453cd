// A listed tool as a spec: name within the limits of function calling, text cleaned, schema checked.
import { identified } from '../../pipeline/hash.ts';
import { isObject, validatorFor } from '../../pipeline/json/json-schema.ts';
import type { Draft, RejectDraft } from '../../pipeline/stage.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Spec } from '../../schemas/spec.ts';
import { withoutPrivate } from './private-texts.ts';
import { qualityOf } from './quality.ts';
import { type Resolved, withoutReferences } from './without-references.ts';
import { languageOfWords } from './word-language.ts';

export interface Origin {
  readonly server: Spec['server'];
  readonly source: Spec['source'];
}

/** A tool as a server lists it, or as its source declares it. */
export interface Listed {
  readonly name: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly inputSchema: JsonObject;
  readonly outputSchema?: JsonObject | undefined;
  readonly annotations?: JsonObject | undefined;
}

export type Normalised = { readonly spec: Draft<'specs'> } | { readonly reject: RejectDraft };

/**
 * Below this a spec teaches a model more bad habits than good ones; set where it parts the official test
 * tools from the rest.
 */
const leastQuality = 0.6;

/** `issues`: what is known to be wrong with it before its quality is looked at. */
export function normalise(tool: Listed, origin: Origin, issues: readonly string[] = []): Normalised {
  const { name: originalName } = tool;
  const about = `${origin.server.name}.${originalName}`;
  const input = textsCleaned(withoutReferences(tool.inputSchema));
  const output = tool.outputSchema && textsCleaned(withoutReferences(tool.outputSchema));
  const { text: description, found } = withoutPrivate(cleaned(tool.description ?? ''));
  const fault = schemaFault(input.schema) ?? (output ? schemaFault(output.schema) : undefined);
  if (fault) return { reject: { reason: 'broken schema', detail: `${about}: ${fault}` } };
  if (aimsAtModel(description))
    return { reject: { reason: 'prompt injection', detail: `${about}: ${description.slice(0, 200)}` } };

  const { score, issues: missed } = qualityOf(originalName, description, input.schema);
  const removed = [...new Set([...found, ...input.found, ...(output?.found ?? [])])].map(
    (what) => `${what} removed`,
  );
  const left = [...input.left, ...(output?.left ?? [])].map((reference) => `not resolved: ${reference}`);
  const quality = { score, issues: [...missed, ...issues, ...removed, ...left] };
  const body = {
    from: [],
    name: originalName.replaceAll(/[^a-zA-Z0-9_-]/g, '_').slice(0, 64),
    originalName,
    ...(tool.title ? { title: cleaned(tool.title) } : {}),
    description,
    descriptionLanguage: languageOfWords(description),
    inputSchema: input.schema,
    ...(output ? { outputSchema: output.schema } : {}),
    ...(tool.annotations ? { annotations: tool.annotations } : {}),
    ...origin,
    quality,
  };
  const spec: Draft<'specs'> = identified(body);
  if (quality.score >= leastQuality) return { spec };
  return {
    reject: {
      reason: 'low quality',
      detail: `${about}: ${quality.issues.join(', ')} (${quality.score})`,
      record: spec,
    },
  };
}

/** A schema whose descriptions hold nothing private. */
function textsCleaned({ schema, left }: Resolved): Resolved & { found: readonly string[] } {
  const found = new Set<string>();
  const clean = (value: Json): Json => {
    if (typeof value === 'string') {
      const { text, found: own } = withoutPrivate(value);
      for (const what of own) found.add(what);
      return text;
    }
    if (Array.isArray(value)) return value.map(clean);
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, clean(member)]))
      : value;
  };
  return { schema: clean(schema) as JsonObject, left, found: [...found] }; // an object maps to an object
}

/** Mark-up and control characters out, white space folded within lines. */
function cleaned(text: string): string {
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

/** Sentences that order the reading model about have no place in a description of what a tool does. */
function aimsAtModel(description: string): boolean {
  return /\b(ignore|disregard|forget) (all |any |the )?(previous|prior|above|earlier|other) (instructions?|prompts?|messages?)|\bdo not (tell|inform|mention (this )?to) the user\b|\byou must (always|first) (send|call|read) .{0,40}(before|secret|password|key)|<important>/i.test(
    description,
  );
}
