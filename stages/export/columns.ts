// The columns of a row: their types in Arrow, which the dataset card declares and Parquet files have. No type depends on
// what a row holds.
import { z } from 'zod';
import { BugError } from '../../pipeline/errors.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { pairProvenanceSchema } from '../exporters/pair-exporter.ts';
import type { rowProvenanceSchema } from '../exporters/row-provenance.ts';

export type Scalar = 'string' | 'int64' | 'float64' | 'bool';

export interface ScalarColumn {
  readonly name: string;
  readonly dtype: Scalar;
}

/** As `datasets` of Hugging Face writes features in the front matter of a dataset card. */
export type Feature =
  | ScalarColumn
  | { readonly name: string; readonly list: 'json' }
  | { readonly name: string; readonly dtype: 'json' }
  | { readonly name: string; readonly struct: readonly ScalarColumn[] };

const scalars: Readonly<Record<string, Scalar>> = {
  string: 'string',
  integer: 'int64',
  number: 'float64',
  boolean: 'bool',
};

/** The fields of a provenance, which are all scalars. */
export function provenanceColumns(
  schema: typeof rowProvenanceSchema | typeof pairProvenanceSchema,
): ScalarColumn[] {
  const { properties = {} } = z.toJSONSchema(schema);
  return Object.entries(properties).map(([name, property]) => {
    const type = isObject(property as Json) ? String((property as JsonObject).type) : ''; // a JSON Schema is JSON
    const dtype = scalars[type];
    if (!dtype) throw new BugError(`the field ${name} of a provenance is no scalar`);
    return { name, dtype };
  });
}

/** The types of the members of a row; all rows of a format have the same. */
export const featuresOf = (row: object, provenance: readonly ScalarColumn[]): Feature[] =>
  Object.entries(row).map(([name, value]: [string, unknown]): Feature => {
    if (name === 'provenance') return { name, struct: provenance };
    if (Array.isArray(value)) return { name, list: 'json' };
    if (typeof value === 'object') return { name, dtype: 'json' };
    return { name, dtype: typeof value === 'boolean' ? 'bool' : 'string' };
  });
