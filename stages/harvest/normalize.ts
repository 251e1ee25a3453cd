// Turns a listed tool into a spec: its name fits function calling, its texts are clean, its schemas are repaired and
// checked. A tool that gives orders to its reader is refused as it came.
import { withId } from '../../pipeline/hash.ts';
import type { NewRecord, RejectDraft } from '../../pipeline/stage.ts';
import type { Spec } from '../../schemas/spec.ts';
import type { ListedTool } from '../mcp/listed-tools.ts';
import { readAnnotations } from './annotations.ts';
import { functionNames } from './function-names.ts';
import { qualityOf } from './quality.ts';
import { limitFault } from './schema-limits.ts';
import { readSchema } from './schemas/read-schema.ts';
import { cleanText, isUnfit, plainText } from './texts/clean.ts';
import { orderIn } from './texts/orders.ts';
import { languageOfWords } from './word-language.ts';

export interface Origin {
  readonly server: Spec['server'];
  readonly source: Spec['source'];
}

export type NormalizedTool = { readonly spec: NewRecord<'specs'> } | { readonly reject: RejectDraft };

/** A tool with where it was found, and what is known to be wrong with it before its quality is scored. */
export interface FoundDeclaration {
  readonly tool: ListedTool;
  readonly origin: Origin;
  readonly issues?: readonly string[];
}

/**
 * Below this a spec teaches a model more bad habits than good ones. Set where it separates the test tools of
 * the official servers from the rest.
 */
const leastQuality = 0.6;

/** In characters, of a name and of a title. Real ones stay below 100. */
const longestName = 500;

/** In characters. The longest descriptions of real tools have about 6,000. */
const longestDescription = 8000;

/** The tools of a place. Those of one server get names that differ. */
export function normalizeAll(found: readonly FoundDeclaration[]): NormalizedTool[] {
  const byServer = new Map<string, FoundDeclaration[]>();
  for (const each of found) {
    const group = byServer.get(each.origin.server.name) ?? [];
    byServer.set(each.origin.server.name, group);
    group.push(each);
  }
  const names = new Map<FoundDeclaration, string>();
  for (const group of byServer.values()) {
    const given = functionNames(group.map(({ tool }) => tool));
    for (const [index, each] of group.entries()) names.set(each, given[index] ?? each.tool.name);
  }
  return found.map((each) => normalize(each, names.get(each) ?? each.tool.name));
}

function normalize({ tool, origin, issues = [] }: FoundDeclaration, name: string): NormalizedTool {
  const about = `${origin.server.name}.${tool.name.slice(0, 64)}${tool.name.length > 64 ? '…' : ''}`;
  const refusal = ({ reason, detail }: Fault) => ({ reject: { reason, detail: `${about}: ${detail}` } });
  const fault = nameFault(tool.name) ?? limitOf(tool) ?? orderOf(tool);
  if (fault) return refusal(fault);
  const input = readSchema(tool.inputSchema);
  if ('fault' in input) return refusal({ reason: 'broken schema', detail: input.fault });
  const words = readWords(tool);
  const known = [...new Set([...issues, ...(tool.issues ?? []), ...words.issues, ...input.issues])];
  const { description, outputSchema, title, annotations } = words;
  const quality = qualityOf({ name: tool.name, description, inputSchema: input.schema }, known);
  const spec: NewRecord<'specs'> = withId({
    from: [],
    name,
    originalName: tool.name,
    ...(title === '' ? {} : { title }),
    description,
    descriptionLanguage: languageOfWords(description),
    inputSchema: input.schema,
    ...(outputSchema ? { outputSchema } : {}),
    ...(annotations ? { annotations } : {}),
    ...origin,
    quality,
  });
  if (quality.score >= leastQuality) return { spec };
  const detail = `${quality.issues.join(', ')} (${quality.score})`;
  return { reject: { ...refusal({ reason: 'low quality', detail }).reject, record: spec } };
}

/** What a tool says besides its name and its parameters. What is broken there is dropped. */
function readWords(tool: ListedTool) {
  const title = cleanText(tool.title?.slice(0, longestName) ?? '');
  const description = cleanedDescription(tool.description ?? '');
  const output = tool.outputSchema && readSchema(tool.outputSchema);
  const annotations = readAnnotations(tool.annotations);
  const isBroken = output && 'fault' in output;
  return {
    title: plainText(title.text),
    description: description.text,
    outputSchema: isBroken ? undefined : output?.schema,
    annotations: annotations.value,
    issues: [
      ...description.issues,
      ...title.issues,
      ...(isBroken ? [`output schema dropped: ${output.fault}`] : (output?.issues ?? [])),
      ...annotations.issues,
    ],
  };
}

interface Fault {
  readonly reason: string;
  readonly detail: string;
}

function nameFault(name: string): Fault | undefined {
  const reason = 'broken declaration';
  if (name.trim() === '') return { reason, detail: 'name: is empty' };
  if (name.length > longestName) return { reason, detail: `name: longer than ${longestName} characters` };
  return isUnfit(name) ? { reason, detail: 'name: holds characters that cannot be kept' } : undefined;
}

function orderOf(tool: ListedTool): Fault | undefined {
  const order = orderIn(Object.values(tool).map((value) => value ?? null));
  return order === undefined ? undefined : { reason: 'prompt injection', detail: order.slice(0, 200) };
}

function limitOf({ inputSchema, outputSchema, annotations }: ListedTool): Fault | undefined {
  const limited = [
    inputSchema,
    ...(outputSchema ? [outputSchema] : []),
    ...(annotations ? [annotations] : []),
  ];
  const detail = limited.map(limitFault).find((fault) => fault !== undefined);
  return detail === undefined ? undefined : { reason: 'broken schema', detail };
}

/** Of a text that is too long only the beginning is kept. */
function cleanedDescription(description: string): { text: string; issues: readonly string[] } {
  // Cleaned first: a key that the cut divides would no longer be recognized. Twice the length is enough for
  // that.
  const { text: clean, issues } = cleanText(description.slice(0, 2 * longestDescription));
  const text = plainText(clean);
  if (text.length <= longestDescription && description.length <= 2 * longestDescription)
    return { text, issues };
  const kept = text.slice(0, longestDescription).replace(/[\ud800-\udbff]$/, '');
  return { text: kept, issues: [...issues, `description cut to ${longestDescription} characters`] };
}
