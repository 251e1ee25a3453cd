// Field kind: what a field of a blueprint means as a column, in JSON Schema, in words, and as values.
import type { z } from 'zod';
import type { Random } from '../../../pipeline/hash.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { orList } from '../../english.ts';
import { isAmong } from '../../worlds/sql.ts';
import type { Lexicon } from '../lexicon.ts';

export interface FieldKind {
  /** How SQLite keeps it: its type, and what must be true of a value. */
  column: { readonly type: string; check?(column: string): string };
  schema: JsonObject;
  /** What it holds, as a sentence without its period. */
  describe: string;
  semantic: boolean;
  /**
   * How a search takes it: text that is contained, a value that is equal, a range, a member of a list, or not
   * at all.
   */
  filter: 'contains' | 'equals' | 'range' | 'member' | 'none';
  /** True where a value agrees with other values of its row: it is drawn after them. */
  follows?: boolean;
  /** A value that a row holds. */
  value(random: Random, row: { [column: string]: Json }): Json;
  /** A value that a caller gives, where callers give others than rows hold. */
  sample?(random: Random, row: { [column: string]: Json }): Json;
  /**
   * SQL that gives the canonical form of a parameter, where JSON is stored: equal values are then equal
   * texts.
   */
  stored?(parameter: string): string;
}

/** The field among the others of its thing. */
export interface FieldSite {
  readonly name: string;
  /** What the thing that has the field is called. */
  readonly noun: string;
  readonly blueprint: { readonly name: string; readonly clock: string; readonly currency: string };
  readonly lexicon: Lexicon;
}

export interface FieldContext extends FieldSite {
  /** The field's name in words, with a capital. */
  readonly words: string;
  readonly unit: string | undefined;
}

export interface FieldKindDefinition {
  readonly name: string;
  readonly value: z.ZodType;
  make(value: unknown, context: FieldContext): FieldKind;
}

/** Identity, for the sake of inference; values reach `make` only after their schema has parsed them. */
export function defineField<Value>(
  name: string,
  value: z.ZodType<Value>,
  make: (value: Value, context: FieldContext) => FieldKind,
): FieldKindDefinition {
  return { name, value, make: make as FieldKindDefinition['make'] };
}

export const text = {
  column: { type: 'TEXT' },
  schema: { type: 'string' },
  semantic: false,
  filter: 'contains',
} as const;

export function choiceKind(list: readonly string[], words: string): FieldKind {
  return {
    column: { type: 'TEXT', check: (column) => isAmong(column, list) },
    schema: { type: 'string', enum: [...list] },
    describe: `${words}: ${orList(list)}`,
    semantic: false,
    filter: 'equals',
    value: (random) => random.pick(list),
  };
}
