// A field in a few words, as the taxonomy and the archetypes write it. A choice may also be given as a list.
//   "person" · "email of name" · "country of city" · "named document" · "[low, high]" · "tags [new, old, odd]"
//   "several [red, blue]" · "note [as new, box is missing]"
//   "object street, city" · "money 5-200" · "1-90 kilograms" · "0.5-4.0 liters" · "date -30..60"
//   "time 7-18" · "flag 0.2" · "code"
import { z } from 'zod';
import { type Field, fieldSchema } from './field-kinds/index.ts';

export const fieldPhraseSchema = z
  .union([z.string(), z.array(z.string()).min(2)])
  .transform((phrase, issues): Field => {
    const parsed = fieldSchema.safeParse(specOf(phrase));
    if (parsed.success) return parsed.data;
    issues.addIssue({ code: 'custom', message: `not a field phrase: ${JSON.stringify(phrase)}` });
    return z.NEVER;
  });

function specOf(phrase: string | readonly string[]): { [kind: string]: unknown } {
  if (typeof phrase !== 'string') return { one_of: phrase };
  const open = /^several \[(.*)\]$/.exec(phrase);
  if (open) return { one_of: itemsOf(open[1] ?? ''), several: true };
  const list = /^(?:(tags|note) )?\[(.*)\]$/.exec(phrase);
  if (list) return { [list[1] ?? 'one_of']: itemsOf(list[2] ?? '') };
  const object = /^object (.*)$/.exec(phrase);
  if (object) return { object: itemsOf(object[1] ?? '') };
  const days = /^date (-?\d+)\.\.(-?\d+)$/.exec(phrase);
  if (days) return { date: [Number(days[1]), Number(days[2])] };
  const flag = /^flag ([\d.]+)$/.exec(phrase);
  if (flag) return { flag: Number(flag[1]) };
  const [, kind = '', about] = /^(email of|country of|postcode of|named) (\w+)$/.exec(phrase) ?? [];
  if (about !== undefined) return { [kind.replace(' ', '_')]: about };
  return rangeOf(phrase) ?? { [phrase]: true };
}

function rangeOf(phrase: string): { [kind: string]: unknown } | undefined {
  const range = /^(?:(money|time) )?(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)(?: (.+))?$/.exec(phrase);
  if (!range) return undefined;
  const [, kind, least = '', most = '', unit] = range;
  const name = kind ?? (`${least}${most}`.includes('.') ? 'decimal' : 'integer');
  return { [name]: [Number(least), Number(most)], ...(unit === undefined ? {} : { unit }) };
}

const itemsOf = (list: string): string[] => list.split(',').map((item) => item.trim());
