// Values of DuckDB as JSON. Whole numbers beyond 2^53 become text, as do dates; a column of the type JSON is its content.
import {
  DuckDBArrayType,
  DuckDBArrayValue,
  DuckDBDecimalValue,
  DuckDBListType,
  DuckDBListValue,
  DuckDBMapType,
  DuckDBMapValue,
  DuckDBStructType,
  DuckDBStructValue,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Json } from '../../schemas/json.ts';

export function jsonOf(value: DuckDBValue, type: DuckDBType): Json {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return type.alias === 'JSON' ? (JSON.parse(value) as Json) : value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  return nested(value, type) ?? String(value);
}

function nested(value: DuckDBValue, type: DuckDBType): Json | undefined {
  if (value instanceof DuckDBListValue && type instanceof DuckDBListType)
    return value.items.map((item) => jsonOf(item, type.valueType));
  if (value instanceof DuckDBArrayValue && type instanceof DuckDBArrayType)
    return value.items.map((item) => jsonOf(item, type.valueType));
  if (value instanceof DuckDBStructValue && type instanceof DuckDBStructType)
    return Object.fromEntries(
      type.entryNames.map((name, index) => [
        name,
        jsonOf(value.entries[name] ?? null, type.entryTypes[index] ?? type),
      ]),
    );
  if (value instanceof DuckDBMapValue && type instanceof DuckDBMapType)
    return value.entries.map(({ key, value: held }) => ({
      key: jsonOf(key, type.keyType),
      value: jsonOf(held, type.valueType),
    }));
  return undefined;
}
