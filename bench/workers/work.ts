// What a unit makes: text as long as a play.
import type { Perform } from '../../pipeline/executor.ts';

const bytes = 24_000;

export const plainWork: Perform = async (stage, unit) => ({
  unit: unit.id,
  committed: {
    records: {},
    rejects: [{ id: unit.id, stage, unit: unit.id, reason: 'none', detail: unit.id.padEnd(bytes, '.') }],
  },
});
