// What an endpoint says about an error. Each kind of server puts it elsewhere: `{"error": {"message"}}` (OpenAI),
// `{"error": "text"}` (Ollama), `{"message"}` (Mistral, older vLLM), `{"detail": [{"msg", "loc"}]}` (FastAPI),
// `[{"error"}]` (Gemini), `{"errors": [...]}` (Cloudflare), `error.metadata.raw` (what OpenRouter was told itself).

export interface Statement {
  /** Codes and types, as they came. */
  readonly codes: readonly string[];
  readonly text: string;
  /** An error status that stands in the body. */
  readonly status: number | undefined;
}

export function statementIn(body: unknown): Statement {
  const found: Found = { codes: [], texts: [], status: undefined };
  collect(body, found, 0);
  return { codes: found.codes, text: [...new Set(found.texts)].join(': '), status: found.status };
}

/** The error that an answer holds in place of a completion, though its status says that all is well. */
export function errorIn(answer: unknown): Statement | undefined {
  const body = Array.isArray(answer) ? answer[0] : answer;
  if (!isRecord(body) || 'choices' in body || 'data' in body) return undefined;
  const isError = isPresent(body.error) || isPresent(body.detail) || isPresent(body.errors);
  return isError || body.object === 'error' || body.type === 'error' ? statementIn(body) : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWord = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';

const isPresent = (value: unknown): boolean => value !== undefined && value !== null && value !== false;

interface Found {
  readonly codes: string[];
  readonly texts: string[];
  status: number | undefined;
}

/** Where messages lie, the most telling first. */
const messageKeys = [
  'message',
  'msg',
  'detail',
  'error',
  'errors',
  'error_message',
  'title',
  'raw',
  'metadata',
];
const codeKeys = ['code', 'type', 'status', 'reason'];

/** Bodies nest three or four levels deep. */
const deepest = 6;

function collect(value: unknown, found: Found, depth: number): void {
  if (depth > deepest) return;
  if (typeof value === 'string') addText(value, found, depth);
  else if (Array.isArray(value)) for (const each of value.slice(0, 3)) collect(each, found, depth + 1);
  else if (isRecord(value)) {
    for (const key of codeKeys) addCode(value[key], found);
    for (const key of messageKeys) collect(value[key], found, depth + 1);
    if (Array.isArray(value.loc)) found.texts.push(`at ${value.loc.filter(isWord).join('.')}`);
  }
}

/** A message may be JSON again: gateways pass on what they were told. */
function addText(text: string, found: Found, depth: number): void {
  const inner = /^\s*[[{]/.test(text) ? parsed(text) : undefined;
  const { length } = found.texts;
  if (inner !== undefined) collect(inner, found, depth + 1);
  if (found.texts.length === length && text.trim() !== '') found.texts.push(text);
}

function addCode(code: unknown, found: Found): void {
  if (typeof code === 'string') found.codes.push(code);
  // An object can be one that makes no number.
  const status = typeof code === 'string' || typeof code === 'number' ? Number(code) : Number.NaN;
  if (status >= 400 && status < 600) found.status ??= status;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a sentence that begins with a bracket
  }
}
