// Family: problems of one sort. Parameters are drawn, the calls that solve it are carried out one after the other, each
// with what the ones before have found, and the answers are computed a second time without any tool.
import { BugError } from '../../../pipeline/errors.ts';
import type { Random } from '../../../pipeline/hash.ts';
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';

export type Area =
  | 'arithmetic'
  | 'algebra'
  | 'number theory'
  | 'combinatorics'
  | 'probability'
  | 'geometry'
  | 'calculus'
  | 'linear algebra'
  | 'statistics'
  | 'finance'
  | 'units'
  | 'data tables'
  | 'simulation'
  | 'optimization'
  | 'dates';

/** An answer as it is to be told: a number, or a text in the notation of values.ts, or plain words. */
export interface Expected {
  /** After "the". */
  readonly name: string;
  readonly value: number | string;
  /** Decimal places that the user asks for, where no call is told to round to them. */
  readonly decimals?: number;
}

export interface MathCall {
  readonly tool: string;
  readonly arguments: JsonObject;
  readonly purpose: string;
}

/** What a call has found. */
export interface Found {
  /** At a path such as "solutions.0". */
  number(path: string): number;
  /** The number as a part of an expression: in brackets where it is negative. */
  term(path: string): string;
  /** As it is written, whether a number or a text. */
  text(path: string): string;
  /** As a fraction where the result gives one beside the number: a part of an expression without rounding. */
  exact(path: string): string;
  /** Where an answer stands. `ratio`: it is told as a percentage. */
  at(path: string, as?: 'ratio'): Place;
}

export type Pointer = Place | Conclusion;

export interface Place {
  /** Index among the calls of the problem. */
  readonly call: number;
  readonly path: string;
  readonly isRatio?: true;
}

/** A choice that follows from what was found, and stands in no result. */
export interface Conclusion {
  readonly concluded: string;
  readonly among: readonly string[];
}

/** Yields the calls that can be made together, and returns where each expected answer stands. */
export type Work = Generator<readonly MathCall[], readonly Pointer[], readonly Found[]>;

/** How a user wants the answer rounded. */
export type Rounding = { readonly decimals: number; readonly of?: 'percent' };

export interface Posed {
  readonly slots: Readonly<Record<string, string | number>>;
  readonly expected: readonly Expected[];
  readonly rounding?: Rounding;
  work(): Work;
  /** The same with code in place of the tools, where that is as good a way. */
  workByCode?(): Work;
}

interface Definition<Parameters> {
  readonly name: string;
  readonly area: Area;
  /** The whole problem, each with {slots} and {alternatives|to choose from}. */
  readonly wordings: readonly string[];
  draw(random: Random): Parameters;
  pose(parameters: Parameters): Posed;
  /** What a user asks next, "and what if …", with the slots of the changed problem. */
  readonly variations?: readonly string[];
  vary?(parameters: Parameters, random: Random): Parameters;
}

export interface Drawn {
  readonly posed: Posed;
  /** The same problem with one parameter changed; undefined for a family without variations. */
  vary(random: Random): Drawn | undefined;
}

export interface Family extends Pick<Definition<never>, 'name' | 'area' | 'wordings' | 'variations'> {
  draw(random: Random): Drawn;
}

export function family<Parameters>(definition: Definition<Parameters>): Family {
  const drawn = (parameters: Parameters): Drawn => ({
    posed: definition.pose(parameters),
    vary: (random) => (definition.vary ? drawn(definition.vary(parameters, random)) : undefined),
  });
  const { name, area, wordings, variations } = definition;
  return {
    name,
    area,
    wordings,
    ...(variations ? { variations } : {}),
    draw: (random) => drawn(definition.draw(random)),
  };
}

/** One call, whose result the next ones need. */
export function* use(
  tool: string,
  given: JsonObject,
  purpose: string,
): Generator<readonly MathCall[], Found, readonly Found[]> {
  const [found] = yield [{ tool, arguments: given, purpose }];
  if (!found) throw new BugError(`the call of ${tool} was not made`);
  return found;
}

/** Code whose printed lines hold the answers, each under its name: "months: 37". */
export function* useCode(
  lines: readonly string[],
  purpose: string,
): Generator<readonly MathCall[], Found, readonly Found[]> {
  return yield* use('run_python', { code: lines.join('\n') }, purpose);
}

/** A table as code: a list of tuples. */
export const tuples = (rows: readonly (readonly (string | number)[])[]): string[] => [
  'rows = [',
  ...rows.map((row) => `    (${row.map((each) => JSON.stringify(each)).join(', ')}),`),
  ']',
];

/** Calls that do not need each other. */
export function* together(
  calls: readonly MathCall[],
): Generator<readonly MathCall[], readonly Found[], readonly Found[]> {
  return yield calls;
}

export function foundIn(value: Json, call: number): Found {
  const numberAt = (path: string): number => {
    const found = valueAtPath(value, path);
    if (typeof found !== 'number') throw new BugError(`${path} of ${JSON.stringify(value)} is no number`);
    return found;
  };
  return {
    number: numberAt,
    term: (path) => (numberAt(path) < 0 ? `(${numberAt(path)})` : String(numberAt(path))),
    text: (path) => String(valueAtPath(value, path) ?? ''),
    exact: (path) => {
      const fraction = valueAtPath(value, 'exact');
      return typeof fraction === 'string' ? `(${fraction})` : String(numberAt(path));
    },
    at: (path, as) => ({ call, path, ...(as === 'ratio' ? { isRatio: true as const } : {}) }),
  };
}

export function valueAtPath(value: Json, path: string): Json | undefined {
  let found: Json | undefined = value;
  for (const step of path.split('.')) {
    if (Array.isArray(found)) found = found[Number(step)];
    else if (typeof found === 'string') found = printedUnder(step, found);
    else found = isObject(found) ? found[step] : undefined;
  }
  return found;
}

/** What stands after a name at the start of a printed line: 37 in "months: 37". */
function printedUnder(name: string, printed: string): Json | undefined {
  const line = printed.split('\n').find((each) => each.startsWith(`${name}: `));
  const text = line?.slice(name.length + 2);
  return text !== undefined && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}
