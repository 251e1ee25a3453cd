// Forms that are JSON: indented, in an envelope, or as content blocks.
import { foreignJson } from '../../pipeline/json/foreign-json.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { ResultForm } from './form.ts';

export function parsed(text: string): Json | undefined {
  if (!/^\s*[[{"\d\-tfn]/.test(text)) return undefined;
  return foreignJson(text);
}

export const prettyJson: ResultForm = {
  name: 'pretty_json',
  write: (value) => JSON.stringify(value, null, 2),
  read: (text) => (text.includes('\n') ? parsed(text) : undefined),
};

interface Envelope {
  /** Where the value stands. */
  readonly member: string;
  /** The members beside it, in order. */
  readonly rest: (id: string) => JsonObject;
}

const envelopes: readonly Envelope[] = [
  { member: 'data', rest: (id) => ({ meta: { request_id: id, version: 'v2' } }) },
  { member: 'data', rest: () => ({ status: 'success', message: null }) },
  { member: 'result', rest: () => ({ ok: true }) },
  { member: 'data', rest: () => ({ success: true, error: null }) },
  { member: 'payload', rest: (id) => ({ trace_id: id, warnings: [] }) },
];

/** The first one of each set of members. */
const memberBy = new Map(
  envelopes
    .toReversed()
    .map(({ member, rest }) => [[member, ...Object.keys(rest(''))].sort().join(), member]),
);

export const envelope: ResultForm = {
  name: 'envelope',
  write(value, random) {
    const { member, rest } = random.pick(envelopes);
    const others = rest(`req_${random.integer(0x10000000, 0xffffffff).toString(16)}`);
    return JSON.stringify(
      random.chance(0.5) ? { [member]: value, ...others } : { ...others, [member]: value },
    );
  },
  read(text) {
    const whole = parsed(text);
    if (!isObject(whole)) return undefined;
    const member = memberBy.get(Object.keys(whole).sort().join());
    return member === undefined ? undefined : whole[member];
  },
};

export const contentBlocks: ResultForm = {
  name: 'content_blocks',
  write: (value) =>
    JSON.stringify({ content: [{ type: 'text', text: JSON.stringify(value) }], isError: false }),
  read(text) {
    const whole = parsed(text);
    if (!isObject(whole) || Object.keys(whole).join() !== 'content,isError') return undefined;
    const [block] = Array.isArray(whole.content) ? whole.content : [];
    return isObject(block ?? null) ? parsed(String((block as JsonObject).text)) : undefined;
  },
};
