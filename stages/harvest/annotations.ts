// The annotations of a tool: hints with the values that MCP gives them. Others are read by nobody.
import type { Json, JsonObject } from '../../schemas/json.ts';
import { cleanText } from './texts/clean.ts';

interface ReadAnnotations {
  readonly value?: JsonObject;
  readonly issues: readonly string[];
}

export function readAnnotations(annotations: JsonObject | undefined): ReadAnnotations {
  if (!annotations) return { issues: [] };
  const issues = new Set<string>();
  const entries = Object.entries(annotations).flatMap(([name, value]): [string, Json][] => {
    if (name === '__proto__' || value === null) return [];
    const read = name.endsWith('Hint') ? readHint(value) : value;
    if (read === undefined || (name === 'title' && typeof read !== 'string')) {
      issues.add(`annotation ${name} dropped`);
      return [];
    }
    if (read !== value) issues.add(`annotation ${name} read as ${read}`);
    if (typeof read !== 'string') return [[name, read]];
    const { text, issues: removed } = cleanText(read);
    for (const issue of removed) issues.add(issue);
    return [[name, text]];
  });
  return { value: Object.fromEntries(entries), issues: [...issues] };
}

function readHint(value: Json): boolean | undefined {
  if (value === 'true' || value === 'false') return value === 'true';
  return typeof value === 'boolean' ? value : undefined;
}
