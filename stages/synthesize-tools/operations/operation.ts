// Operation: a kind of tool, made for one entity of a blueprint. Each has the same parts; its sentences stand
// in a file of data/seeds/tool-sentences under its name.
import type { z } from 'zod';
import type { Random } from '../../../pipeline/hash.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import type { ToolDraft } from '../../../schemas/tool.ts';
import { fieldWords } from '../../english.ts';
import type { Guard, Output } from '../../worlds/programs.ts';
import { type Entity, fieldsOfKind } from '../entity.ts';
import type { Column, EntityView } from '../entity-view.ts';
import type { NamingStyle } from '../naming-style.ts';
import type { Words } from '../prose.ts';
import type { Change, Write } from '../writes.ts';

/** What a grown application shows an operation that may propose itself. */
export interface Outlook {
  readonly noun: string;
  readonly entity: Entity;
  readonly entities: Readonly<Record<string, Entity>>;
  readonly random: Random;
}

export interface Proposal<Options = unknown> {
  readonly options: Options;
  /** Its chance beside the other proposals of the world; infinite where the world needs it. */
  readonly weight: number;
}

/** What an operation makes a tool from. */
export interface ToolSite {
  readonly view: EntityView;
  readonly style: NamingStyle;
  readonly random: Random;
  /** The views of all entities of the application. */
  readonly nouns: readonly string[];
  viewOf(noun: string): EntityView;
  /** A text of the operation's sentences, such as the description of a parameter. */
  text(name: string, words?: Words): string;
}

export interface Parameter {
  readonly name: string;
  readonly schema: JsonObject;
  readonly isRequired: boolean;
  /** The table whose key it takes. */
  readonly table?: string;
}

/** The parts of a tool, from which its interface, its program and its sentences are put together. */
export interface ToolParts {
  /** Verb and object. */
  readonly name: readonly [verb: string, object: string];
  /** Besides `noun`, `plural`, `id` and `notFound`, which every tool has. */
  readonly words: Words;
  readonly parameters: readonly Parameter[];
  /** Values that users may come with, for parameters that do not take keys. */
  readonly samples?: readonly JsonObject[];
  /** Further sentences of users, where they depend on more than words. */
  readonly intents?: readonly string[];
  readonly guards?: readonly Guard[];
  /** One for each of its writes, in their order. */
  readonly changes?: readonly Change[];
  readonly result: Output;
}

/**
 * What a tool is for: to read or write a record, to compute or convert values, to quote a price, to check
 * whether something may be done or holds, or to notify somebody.
 */
export type Purpose = 'read' | 'write' | 'compute' | 'convert' | 'quote' | 'check' | 'notify';

export interface Operation<Options = unknown> {
  readonly name: string;
  readonly effect: ToolDraft['effect'];
  /** What its tools are for. A tool that computes, converts, quotes, or checks something need not write it. */
  readonly does: Purpose;
  readonly options: z.ZodType<Options>;
  /** Ways in which the operation suits an entity. An operation that only a process brings has no such ways. */
  propose?(outlook: Outlook): Proposal<Options>[];
  /** Fields that it needs as they are, beyond setting them or searching by them. */
  uses?(options: Options): readonly string[];
  /** The options with one more field that it sets or searches by; undefined where it has enough. */
  withField?(options: Options, field: string): Options | undefined;
  /** What it writes; none for an operation that reads. */
  writes?(options: Options, entity: Entity): readonly Write[];
  parts(site: ToolSite, options: Options): ToolParts;
}

/** Identity, for the sake of inference; lists hold operations of unknown options. */
export function defineOperation<Options>(operation: Operation<Options>): Operation {
  return operation as Operation; // options reach the other members only after `options` has parsed them
}

export const ofKind = ({ entity }: Pick<Outlook, 'entity'>, ...kinds: readonly string[]): string[] =>
  fieldsOfKind(entity, ...kinds);

/** Some of a list, in its own order: between `least` and `most`, or all where there are fewer. */
export function someOf<Item>(
  items: readonly Item[],
  { least, most, random }: { least: number; most: number; random: Random },
): Item[] {
  const chosen = new Set(random.shuffle(items).slice(0, random.integer(least, Math.max(least, most))));
  return items.filter((item) => chosen.has(item));
}

export const exampleIds = (view: EntityView): [string, string] => [
  `${view.keys.prefix}${view.keys.last + 1}`,
  `${view.keys.prefix}${view.keys.last + 2}`,
];

/** The parameter that takes the key of a row. */
export function idParameter(view: EntityView, name = view.idParameter): Parameter {
  const schema = { type: 'string', description: `ID of the ${view.noun}, such as ${exampleIds(view)[0]}.` };
  return { name, schema, isRequired: true, table: view.table };
}

/** The parameter that takes the keys of several rows. */
export function idsParameter(view: EntityView, { least, most }: { least: number; most: number }): Parameter {
  const examples = exampleIds(view).map((id) => JSON.stringify(id));
  return {
    name: `${view.idParameter}s`,
    schema: {
      type: 'array',
      items: { type: 'string' },
      minItems: least,
      maxItems: most,
      uniqueItems: true,
      description: `IDs of the ${view.plural}, such as [${examples.join(', ')}].`,
    },
    isRequired: true,
    table: view.table,
  };
}

/** The parameter that takes a value of a column. */
export function columnParameter(column: Column, site: ToolSite, isRequired: boolean): Parameter {
  const { name, kind, parent } = column;
  if (parent) return { ...idParameter(site.viewOf(parent.noun), name), isRequired };
  return { name, schema: { ...kind.schema, description: `${kind.describe}.` }, isRequired };
}

/** The parameter that narrows rows down to one state; none where the entity has no states. */
export function stateParameter({ view }: ToolSite): Parameter[] {
  if (!view.state) return [];
  const { field, name, kind } = view.state;
  const description = `Only ${view.plural} with this ${fieldWords(field)}.`;
  return [{ name, schema: { ...kind.schema, description }, isRequired: false }];
}
