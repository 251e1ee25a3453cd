// The registry of field kinds: adding one is an entry in one of the lists. A field is written as its kind
// with a value:
//   price: { money: [4, 620], about: Price per share in EUR }
import { z } from 'zod';
import { BugError } from '../../../pipeline/errors.ts';
import { fieldWords, upperFirst } from '../../english.ts';
import type { FieldKind, FieldSite } from './kind.ts';
import { nested } from './nested.ts';
import { numbers } from './numbers.ts';
import { texts } from './texts.ts';

export { choiceKind, type FieldKind } from './kind.ts';

const definitions = new Map(
  [...texts, ...numbers, ...nested].map((definition) => [definition.name, definition]),
);

const fieldOptionsSchema = z.strictObject({
  about: z.string().optional().describe('what it is, where the name does not say'),
  unit: z.string().optional(),
  optional: z.boolean().default(false),
  several: z.boolean().optional().describe('a choice of which a thing may have several at once'),
});

export interface Field extends z.infer<typeof fieldOptionsSchema> {
  readonly kind: string;
  readonly value: unknown;
  /** The entity that it refers to. Its column then holds a key. */
  readonly ref?: string;
}

export const fieldSchema = z.record(z.string(), z.unknown()).transform((spec, issues): Field => {
  const definition = Object.keys(spec).flatMap((name) => definitions.get(name) ?? [])[0];
  const { [definition?.name ?? '']: given, ...rest } = spec;
  const value = definition?.value.safeParse(given);
  const options = fieldOptionsSchema.safeParse(rest);
  if (definition && value?.success && options.success) {
    const field = { kind: definition.name, value: value.data, ...options.data };
    return definition.name === 'ref' ? { ...field, ref: String(value.data) } : field;
  }
  const kinds = [...definitions.keys()].join(', ');
  issues.addIssue({
    code: 'custom',
    message: `expected one of ${kinds} with its value, got ${JSON.stringify(spec)}`,
  });
  return z.NEVER;
});

export function fieldKind(field: Field, site: FieldSite): FieldKind {
  const definition = definitions.get(field.kind);
  if (!definition) throw new BugError(`no field kind ${field.kind}`);
  const kind = definition.make(field.value, {
    ...site,
    words: upperFirst(fieldWords(site.name)),
    unit: field.unit,
  });
  return field.about ? { ...kind, describe: field.about } : kind;
}
