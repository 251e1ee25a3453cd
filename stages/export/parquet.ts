// The rows of a split as a Parquet file in which every list or object is a JSON text, for readers without a type for JSON
// (DuckDB, pandas, `datasets` before 4.7). The fields of the provenance are columns.
import {
  type BasicType,
  ByteWriter,
  type ColumnSource,
  ParquetWriter,
  schemaFromColumnData,
} from 'hyparquet-writer';
import type { OutputFile } from '../../pipeline/files/whole-file.ts';
import type { Scalar, ScalarColumn } from './columns.ts';

/** Bytes of text in one row group: readers take a group at a time. */
const groupBytes = 16_000_000;

export interface ParquetFile {
  /** Every row has the same members. */
  write(row: object): Promise<void>;
  finish(): Promise<void>;
}

const types: Readonly<Record<Scalar, BasicType>> = {
  string: 'STRING',
  int64: 'INT64',
  float64: 'DOUBLE',
  bool: 'BOOLEAN',
};

/** `provenance`: the columns that its fields become. Without a row there is no file: it would have no columns. */
export function parquetFile(
  open: () => Promise<OutputFile>,
  provenance: readonly ScalarColumn[],
): ParquetFile {
  const bytes = new ByteWriter();
  let writer: ParquetWriter | undefined;
  let output: OutputFile | undefined;
  let held: Record<string, unknown>[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (held.length > 0) {
      const columnData = columnsOf(held, provenance);
      writer ??= new ParquetWriter({ writer: bytes, schema: schemaFromColumnData({ columnData }) });
      await writer.write({ columnData, rowGroupSize: held.length });
    }
    held = [];
    size = 0;
    if (writer) await drain();
  };
  const drain = async (): Promise<void> => {
    output ??= await open();
    await output.write(new Uint8Array(bytes.buffer, 0, bytes.index).slice());
    bytes.index = 0; // `offset` goes on counting
  };
  return {
    async write(row) {
      const flat = flatRow(row);
      held.push(flat);
      for (const value of Object.values(flat)) if (typeof value === 'string') size += value.length;
      if (size > groupBytes) await flush();
    },
    async finish() {
      await flush();
      if (!writer) return;
      await writer.finish();
      await drain();
      await output?.finish();
    },
  };
}

function flatRow(row: object): Record<string, unknown> {
  const { provenance, ...rest } = row as Record<string, unknown>; // rows are JSON objects
  const texts = Object.entries(rest).map(([name, value]) => [
    name,
    typeof value === 'object' ? JSON.stringify(value) : value,
  ]);
  return { ...Object.fromEntries(texts), ...(provenance as object) }; // every row comes with one
}

function columnsOf(
  rows: readonly Record<string, unknown>[],
  provenance: readonly ScalarColumn[],
): ColumnSource[] {
  const known = new Map(provenance.map(({ name, dtype }) => [name, dtype]));
  return Object.entries(rows[0] ?? {}).map(([name, first]) => {
    const type = types[known.get(name) ?? (typeof first === 'boolean' ? 'bool' : 'string')];
    const values = rows.map((row) => row[name]);
    return {
      name,
      type,
      nullable: false,
      data: type === 'INT64' ? values.map((value) => BigInt(Number(value))) : values,
    };
  });
}
