// Preferences over rows: demands that an option must meet, wishes that it may, and what decides among the rest.
// They are drawn so that each of them matters.
import type { Random } from '../../../pipeline/hash.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import { snakeCase } from '../../english.ts';
import { computations } from './computations.ts';
import { type Condition, meets } from './conditions.ts';
import { comparableFields, drawExtreme, type Extreme, labelField } from './fields.ts';
import { columnOf, type RowList } from './row-lists.ts';

export interface Preference {
  readonly demands: readonly Condition[];
  readonly wishes: readonly Condition[];
  /** The field that decides among the rows that are left, and which end of it wins. */
  readonly by: string;
  readonly extreme: Extreme;
  readonly chosen: JsonObject;
  /** The row that would have won without the demands. */
  readonly ruledOut: JsonObject;
}

interface Options {
  readonly shown: readonly JsonObject[];
  /** Fields that the request already speaks of. */
  readonly used: readonly string[];
}

/** Draws are cheap: they look at rows in memory. */
const draws = 60;

export function drawPreference(
  rows: RowList,
  { shown, used }: Options,
  random: Random,
): Preference | undefined {
  const spoken = new Set(used.map((name) => columnOf(name)));
  const fields = comparableFields(rows).filter((name) => !spoken.has(snakeCase(name)));
  const naming = labelField(rows) ?? 'id';
  if (fields.length === 0 || new Set(shown.map((row) => row[naming])).size < shown.length) return undefined;
  for (let draw = 0; draw < draws; draw += 1) {
    const by = random.pick(fields);
    const extreme = drawExtreme(random);
    const others = random.shuffle(
      rows.fields.filter(([name]) => name !== by && name !== naming && !spoken.has(snakeCase(name))),
    );
    const conditions = others.flatMap((field) => conditionOn(field, random.pick(shown)) ?? []);
    const count = random.integer(1, 2);
    const demands = conditions.slice(0, count);
    const wishes = conditions.slice(count, count + 1);
    const preference = preferenceFrom({ demands, wishes, by, extreme }, shown);
    if (preference) return preference;
  }
  return undefined;
}

/** What somebody could ask of the field who would be happy with the row. */
function conditionOn([field, schema]: RowList['fields'][number], row: JsonObject): Condition | undefined {
  const value = row[field];
  if (value === true) return { field, is: 'equal', value };
  if (typeof value === 'string')
    return Array.isArray(schema.enum) && !/^previous/.test(field) ? { field, is: 'equal', value } : undefined;
  const isAmount = typeof value === 'number' && !/(?:number|code|year|version|rank|position)$/i.test(field);
  if (!isAmount) return undefined;
  return {
    field,
    is: /(?:price|cost|fee|rate|amount|total|duration|minutes)$/i.test(field) ? 'most' : 'least',
    value,
  };
}

/** The preference if every part of it changes the outcome and one row comes out. */
function preferenceFrom(
  { demands, wishes, by, extreme }: Pick<Preference, 'demands' | 'wishes' | 'by' | 'extreme'>,
  shown: readonly JsonObject[],
): Preference | undefined {
  if (demands.length === 0 || wishes.length === 0) return undefined;
  const best = (among: readonly JsonObject[]): JsonObject | undefined =>
    computations[extreme]?.([[...among]], by) as JsonObject | undefined; // a row or nothing
  const fit = shown.filter((row) => demands.every((demand) => meets(row, demand)));
  const preferred = fit.filter((row) => wishes.every((wish) => meets(row, wish)));
  const [chosen, withoutWishes, ruledOut] = [best(preferred), best(fit), best(shown)];
  const matters =
    preferred.length > 0 &&
    preferred.length < fit.length &&
    chosen?.id !== withoutWishes?.id &&
    ruledOut !== undefined &&
    !fit.includes(ruledOut) &&
    demands.every((demand) => !shown.every((row) => meets(row, demand)));
  return matters && chosen && ruledOut ? { demands, wishes, by, extreme, chosen, ruledOut } : undefined;
}
