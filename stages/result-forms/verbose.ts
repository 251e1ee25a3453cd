// Verbose records: what an API sends along because it can. None of it matters to any task.
import type { Random } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { ResultForm } from './form.ts';
import { parsed } from './json-forms.ts';

const hex = (random: Random): string => random.integer(0x100000, 0xffffff).toString(16);

/** Irrelevant members by their names. None holds a plain number or a date that could be taken for a value. */
const extras: Readonly<Record<string, (random: Random) => Json>> = {
  etag: (random) => `W/"${hex(random)}"`,
  tenant: () => 'tenant-main',
  object: () => 'record',
  self_link: (random) => `/api/v2/records/x${hex(random)}`,
  schema_version: () => 'v2',
  revision: (random) => `r${hex(random)}`,
  created_by: (random) => random.pick(['system', 'import', 'api', 'sync-job']),
  updated_by: (random) => random.pick(['system', 'api', 'web', 'sync-job']),
  source_system: (random) => random.pick(['core', 'legacy', 'partner-feed']),
  import_batch: () => null,
  sync_state: () => 'in_sync',
  last_sync_error: () => null,
  shard: (random) => random.pick(['a', 'b', 'c', 'd']),
  checksum: (random) => `x${hex(random)}${hex(random)}`,
  is_archived: () => false,
  is_locked: () => false,
  is_template: () => false,
  lock_owner: () => null,
  visibility: () => 'internal',
  retention_class: () => 'standard',
  acl: () => ['read:staff', 'write:staff'],
  feature_flags: () => [],
  custom_fields: () => ({}),
  legacy_id: () => null,
  external_ref: () => null,
  merge_target: () => null,
  display_color: (random) => `#${hex(random)}`,
  icon_name: (random) => random.pick(['circle', 'square', 'tag', 'flag']),
  sort_key: (random) => `k${hex(random)}`,
  search_boost: () => null,
  locale_code: () => 'en-US',
  translations: () => ({}),
  attachments_url: (random) => `/api/v2/records/x${hex(random)}/attachments`,
  history_url: (random) => `/api/v2/records/x${hex(random)}/history`,
  audit_log: () => ['created', 'indexed', '… earlier entries omitted'],
  webhook_state: () => 'idle',
  data_residency: (random) => random.pick(['eu', 'us']),
  encryption: () => 'at-rest',
  is_sandbox: () => false,
  cache_hint: () => 'private',
};

/** Whole records come with nearly all of them, the rows of a list with a few. */
const most = { record: 38, row: 7 };

export const verbose: ResultForm = {
  name: 'verbose',
  write: (value, random) => (isObject(value) ? JSON.stringify(withExtras(value, random)) : undefined),
  read(text) {
    const value = text.includes('"etag"') ? parsed(text) : undefined;
    return value === undefined ? undefined : withoutExtras(value);
  },
};

function withExtras(value: JsonObject, random: Random): JsonObject {
  const isList = Object.values(value).some(
    (member) => Array.isArray(member) && member.some((row) => isObject(row)),
  );
  if (!isList) return mixed(value, most.record, random);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]): [string, Json] => [
      name,
      Array.isArray(member)
        ? member.map((row) => (isObject(row) ? mixed(row, most.row, random) : row))
        : member,
    ]),
  );
}

/** The record's own members in their order, among others. */
function mixed(record: JsonObject, count: number, random: Random): JsonObject {
  const chosen = [
    'etag',
    ...random.shuffle(Object.keys(extras).filter((name) => name !== 'etag')).slice(0, count),
  ];
  const added = chosen
    .filter((name) => !(name in record))
    .map((name): [string, Json] => [name, extras[name]?.(random) ?? null]);
  const half = Math.floor(added.length / 2);
  return Object.fromEntries([...added.slice(0, half), ...Object.entries(record), ...added.slice(half)]);
}

function withoutExtras(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutExtras);
  if (!isObject(value)) return value;
  const isMixed = String(value.etag).startsWith('W/"');
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      isMixed && name in extras ? [] : [[name, withoutExtras(member)]],
    ),
  );
}
