// One table for each collection. The records are as `toolloom cat` prints them; vectors can also be compared.

import { type CollectionName, collections } from '../../../schemas/index.ts';
import type { Json } from '../../../schemas/json.ts';
import { decodeVector } from '../../../stages/vectors.ts';
import { columnsOf } from '../columns.ts';
import type { OpenRun, Table } from '../table.ts';

const names = Object.keys(collections) as CollectionName[]; // keys of a typed object

export const collectionTables: readonly Table[] = names.map((name) =>
  name === 'vectors' ? vectors() : tableOf(name),
);

function tableOf(name: CollectionName): Table {
  return {
    name,
    summary: `the collection ${name}`,
    columns: columnsOf(collections[name]),
    rows: ({ store }) => store.read(name),
  };
}

/** `list_cosine_similarity(a.vector, b.vector)` compares two. */
function vectors(): Table {
  return {
    ...tableOf('vectors'),
    summary: 'the collection vectors; the column `vector` is a list of numbers',
    columns: { ...columnsOf(collections.vectors), vector: 'FLOAT[]' },
    async *rows({ store }: OpenRun) {
      for await (const record of store.read('vectors'))
        yield { ...record, vector: [...decodeVector(record.data)] satisfies Json };
    },
  };
}
