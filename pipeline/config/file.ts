// Reads the YAML of a config and remembers on which line each key stands. Whatever YAML allows and a config
// does not is refused here, in words that do not presume a knowledge of YAML.
import { readFile } from 'node:fs/promises';
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { UsageError } from '../errors.ts';
import { systemErrorLine } from '../system-error.ts';
import { isDeepYaml } from './yaml-depth.ts';

/** Says where a key stands, for messages: `my.yaml:4`, or `my.yaml` when no line is known. */
export type Locate = (path: readonly PropertyKey[]) => string;

interface ConfigFile {
  readonly raw: Readonly<Record<string, unknown>>;
  readonly locate: Locate;
}

export async function readConfigFile(path: string): Promise<ConfigFile> {
  const text = decode(path, await readBytes(path));
  const lines = new LineCounter();
  const document = parse(path, text, lines);
  const [error] = document.errors;
  if (error) throw new UsageError(syntaxErrorLine(path, error, lines));
  const raw = plainValue(path, document, lines);
  if (raw === null)
    throw new UsageError(
      `${path} is empty; expected keys and values, at least a name such as \`name: my-run\``,
    );
  if (typeof raw !== 'object' || Array.isArray(raw))
    throw new UsageError(`${path}: expected keys and values, got ${JSON.stringify(raw)}`);
  const locate: Locate = (keys) => {
    const offset = offsetOf(document, keys);
    return offset === undefined ? path : `${path}:${lines.linePos(offset).line}`;
  };
  return { raw: withoutEmptyKeys(raw), locate };
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException; // node:fs throws nothing else
    if (code === 'EISDIR')
      throw new UsageError(`${path} is a folder; expected a YAML config file`, { cause });
    const line = systemErrorLine(cause);
    if (line !== undefined) throw new UsageError(line, { cause });
    throw new UsageError(`${path}: cannot be read (${code}); expected a YAML config file`, { cause });
  }
}

function decode(path: string, bytes: Buffer): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new UsageError(`${path} is encoded as UTF-16; save it as UTF-8`);
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    const line = bytes.subarray(0, zero).toString('latin1').split('\n').length;
    throw new UsageError(
      `${path}:${line}: a NUL byte, which text does not contain; save the file as UTF-8 text`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UsageError(`${path} is not UTF-8 text; save it as UTF-8`, { cause });
  }
}

function parse(path: string, text: string, lines: LineCounter): Document.Parsed {
  if (isDeepYaml(text)) throw new UsageError(`${path} is nested too deeply for a config`);
  try {
    return parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  } catch (cause) {
    throw new UsageError(`${path} cannot be parsed as YAML; it may be nested too deeply`, { cause });
  }
}

const plainSyntaxErrors: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS:
    'a second document begins here; a config is one document, so remove the `---` and what follows',
  TAB_AS_INDENT: 'a tab is used for indentation; use spaces',
  DUPLICATE_KEY: 'this key occurs twice in the same place; remove one of them',
};

function syntaxErrorLine(path: string, error: YAMLError, lines: LineCounter): string {
  const [summary = ''] = error.message.split('\n');
  const { line } = lines.linePos(error.pos[0]);
  return `${path}:${line}: ${plainSyntaxErrors[error.code] ?? `not valid YAML: ${summary}`}`;
}

/** The document as JSON values. */
function plainValue(path: string, document: Document.Parsed, lines: LineCounter): unknown {
  const dangling = danglingAlias(document);
  if (dangling) {
    const { line } = lines.linePos(dangling.range?.[0] ?? 0);
    throw new UsageError(
      `${path}:${line}: *${dangling.source} refers to an anchor that is not defined before it; ` +
        `define &${dangling.source}, or put the value in quotes`,
    );
  }
  try {
    const raw: unknown = document.toJS();
    JSON.stringify(raw); // throws when an anchor contains itself
    return raw;
  } catch (cause) {
    throw new UsageError(
      `${path}: its aliases (*name) expand without end or to too much data; write the values out instead`,
      { cause },
    );
  }
}

function danglingAlias(document: Document.Parsed): Alias | undefined {
  let found: Alias | undefined;
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return undefined;
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}

/** Where the deepest key of the path that exists begins. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number | undefined {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document);
    const [start, value] = memberOf(node, key);
    if (start === undefined) return offset;
    offset = start;
    node = value;
  }
  return offset;
}

function memberOf(node: unknown, key: PropertyKey): [offset: number | undefined, value: unknown] {
  if (isMap(node)) {
    const pair = node.items.find((each) => isScalar(each.key) && String(each.key.value) === String(key));
    return [isScalar(pair?.key) ? pair.key.range?.[0] : undefined, pair?.value];
  }
  const item: unknown = isSeq(node) ? node.items[Number(key)] : undefined;
  return [isScalar(item) || isMap(item) || isSeq(item) ? item.range?.[0] : undefined, item];
}

/** A key without a value means its default. What goes to a model as it is (`parameters`) keeps its nulls. */
function withoutEmptyKeys(raw: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(raw)
      .filter(([, value]) => value !== null)
      .map(([key, value]: [string, unknown]) => [
        key,
        typeof value === 'object' && value !== null && !Array.isArray(value) && key !== 'parameters'
          ? withoutEmptyKeys(value)
          : value,
      ]),
  );
}
