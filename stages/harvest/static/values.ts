// Reads values from expressions: texts, numbers, lists and records, with the constants, the variables and the
// functions of the project that they name. The languages differ in a table (grammar.ts).
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { changesBetween, type LocatedChange } from './changes.ts';
import { memberPath, type SchemaPath } from './extractor.ts';
import type { Entry, Grammar, Reading } from './grammar.ts';
import { deepestExpression, mostNested } from './limits.ts';
import { own } from './own.ts';
import { bound, functionNamed, valueNamed } from './scope.ts';
import { addTo, isContainer, type JsonContainer, leaveOutEmpty, memberName, setIn } from './set-in.ts';
import type { Node, Project } from './source.ts';
import { partsOf } from './syntax.ts';
import { gap, join } from './text-reader.ts';

type Expression = Node | null | undefined;

export interface Values {
  /** The JSON of an expression. What cannot be resolved is left out, and its path added to `at.missing`. */
  json(node: Expression, at: SchemaPath): Json | undefined;
  /** The text of an expression, if all of it is known. */
  text(node: Expression, project: Project): string | undefined;
  /** A text for people. Parts that are not known become `…`, and its path is added to `at.missing`. */
  words(node: Expression, at: SchemaPath): string | undefined;
}

/** A place in a tool, and how far reading has gone to get there. */
interface Place extends SchemaPath {
  readonly depth: number;
  /** How many names and calls have been followed. */
  readonly followed: number;
  /** What stands for a part of a text that is not known. */
  readonly gap?: string;
}

export function valuesOf(grammar: Grammar): Values {
  const reader = new ValueReader(grammar);
  const place = (at: SchemaPath): Place => ({ ...at, depth: 0, followed: 0 });
  const whole = (value: Json | undefined): string | undefined =>
    typeof value === 'string' ? value : undefined;
  return {
    json: (node, at) => reader.read(node, place(at)),
    text: (node, project) => whole(reader.read(node, place({ project, path: '', missing: [] }))),
    words: (node, at) => {
      const found = whole(reader.read(node, { ...place(at), gap }));
      if (found === undefined) lost(at);
      return found;
    },
  };
}

function lost(at: SchemaPath): undefined {
  if (!at.missing.includes(at.path)) at.missing.push(at.path);
}

class ValueReader {
  readonly #grammar: Grammar;
  readonly #wrappers: ReadonlySet<string>;
  readonly #numbers: ReadonlySet<string>;
  readonly #names: ReadonlySet<string>;
  readonly #joined: ReadonlySet<string>;

  constructor(grammar: Grammar) {
    this.#grammar = grammar;
    this.#wrappers = new Set(grammar.wrappers);
    this.#numbers = new Set(grammar.numbers);
    this.#names = new Set(grammar.names);
    this.#joined = new Set(grammar.joined);
  }

  read(node: Expression, outer: Place): Json | undefined {
    const at = { ...outer, depth: outer.depth + 1 };
    if (!node || at.depth > deepestExpression) return lost(at);
    const kind = node.kind();
    if (this.#wrappers.has(kind)) return this.read(partsOf(node)[0], at);
    if (this.#numbers.has(kind)) return numberOf(node.text(), at);
    const word = own(this.#grammar.words, node.text());
    if (word !== undefined) return word;
    const text = own(this.#grammar.texts, kind);
    if (text) return this.#joinAll(text(node), at);
    if (this.#joined.has(kind)) return this.#joinAll(partsOf(node), at);
    const operator = own(this.#grammar.sums, kind);
    if (operator !== undefined) return this.#sum(node, operator, at);
    return this.#composed(node, kind, at);
  }

  /** Lists and records, names, and calls. */
  #composed(node: Node, kind: string, at: Place): Json | undefined {
    const items = own(this.#grammar.items, kind)?.(node);
    if (items)
      return 'list' in items
        ? items.list.flatMap((item, index) => this.read(item, memberPath(at, index)) ?? [])
        : this.#members(items.members, at);
    if (this.#names.has(kind)) return this.#named(node, at);
    return own(this.#grammar.calls, kind) ? this.#called(node, kind, at) : lost(at);
  }

  #sum(node: Node, operator: string, at: Place): Json | undefined {
    if (node.field('operator')?.text() !== operator) return lost(at);
    const sides = [node.field('left'), node.field('right')];
    return this.#joinAll(
      sides.flatMap((side) => side ?? []),
      at,
    );
  }

  #joinAll(parts: readonly (string | Node)[], at: Place): string | undefined {
    const missing: string[] = [];
    const known = parts.map((part) =>
      typeof part === 'string' ? part : this.#textPart(part, { ...at, missing }),
    );
    const isWhole = known.every((part) => part !== undefined);
    const hasWords = known.some((part) => part !== undefined && /\p{L}/u.test(part));
    if (!isWhole && !(at.gap !== undefined && hasWords)) return lost(at);
    if (!isWhole || missing.length > 0) lost(at);
    return join(known.map((part) => part ?? at.gap)) ?? lost(at);
  }

  #textPart(node: Node, at: Place): string | undefined {
    const value = this.read(node, at);
    return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined;
  }

  #members(entries: readonly Entry[], at: Place): JsonObject {
    return Object.fromEntries(entries.flatMap((entry) => this.#member(entry, at)));
  }

  #member(entry: Entry, at: Place): [string, Json][] {
    if ('spread' in entry) {
      const spread = this.read(entry.spread, at);
      return isObject(spread) ? Object.entries(spread) : [];
    }
    const { key, value } = entry;
    const name = typeof key === 'string' ? key : this.read(key, { ...at, missing: [] });
    if (typeof name !== 'string') {
      lost(memberPath(at, typeof key === 'string' || /\s/.test(key.text()) ? gap : key.text().slice(0, 40)));
      return [];
    }
    const found = this.read(value, memberPath(at, name));
    return found === undefined ? [] : [[name, found]];
  }

  #named(node: Node, at: Place): Json | undefined {
    const found = at.followed > mostFollowed ? undefined : valueNamed(node, at.project, this.#grammar);
    if (!found) return lost(at);
    const inside = { ...at, project: found.project, followed: at.followed + 1 };
    const value = this.read(found.node, inside);
    return found.local && isContainer(value)
      ? this.#changed(value, { local: found.local, use: node }, inside)
      : value;
  }

  /** The value of a variable after the statements that change it. */
  #changed(value: JsonContainer, { local, use }: { local: Node; use: Node }, at: Place): Json {
    const variable = { name: use.text(), project: at.project, grammar: this.#grammar };
    for (const change of changesBetween(local, use, variable)) this.#apply(change, value, at);
    return value;
  }

  #apply({ target, key, values, project, isSure }: LocatedChange, value: JsonContainer, at: Place): void {
    const path = target.split('.').slice(1).map(memberName);
    const there = { ...at, path: [at.path, ...path].join('.'), project, followed: at.followed + 1 };
    const name = key && typeof key !== 'string' ? this.read(key, { ...there, missing: [] }) : key;
    if (!isSure || (key !== undefined && typeof name !== 'string')) {
      lost(there);
      leaveOutEmpty(value, path);
    } else if (typeof name === 'string')
      setIn(value, [...path, name], this.read(values[0], memberPath(there, name)));
    else for (const each of values) addTo(value, path, this.read(each, there));
  }

  #called(node: Node, kind: string, at: Place): Json | undefined {
    const call = own(this.#grammar.calls, kind)?.(node);
    if (!call) return lost(at);
    const known = this.#grammar.known(call, this.#reading(at), node);
    if (known) return known.value ?? lost(at);
    const found = at.followed > mostNested ? undefined : functionNamed(call, at.project, this.#grammar);
    const result = found && this.#grammar.resultOf(found.node);
    if (!found || !result) return lost(at);
    const project = bound(found, call, { grammar: this.#grammar, caller: at.project });
    return this.read(result, { ...at, project, followed: at.followed + 1 });
  }

  #reading(at: Place): Reading {
    return {
      json: (node, place) => this.read(node, place === undefined ? at : memberPath(at, place)),
      text: (node) => {
        const value = this.read(node, at);
        return typeof value === 'string' ? value : undefined;
      },
      members: (entries) => this.#members(entries, at),
      joined: (parts) => this.#joinAll(parts, at),
    };
  }
}

/** Names of names. Real constants stand for others two or three times. */
const mostFollowed = 20;

function numberOf(written: string, at: Place): number | undefined {
  const number = Number(
    written.replaceAll('_', '').replace(/(?<=\d)([LlFfDdMmUu]|[iu](8|16|32|64|size)|f(32|64))+$/, ''),
  );
  return Number.isNaN(number) ? lost(at) : number;
}

/** The JSON that a text holds. Undefined if it is not JSON, such as a reference. */
export function parsedJson(source: string): Json | undefined {
  try {
    return JSON.parse(source) as Json; // what JSON.parse gives is JSON
  } catch {
    return undefined;
  }
}
