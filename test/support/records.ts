// A small valid record. Its name holds what could be taken for the divider of a line.
import type { Vector } from '../../schemas/vector.ts';

export const vector = (id: string): Vector => ({
  id,
  from: [],
  provenance: { stage: 'embed', unit: id, seed: 1, roles: {} },
  of: id,
  name: `"${id}",\n"yield":`,
  dimensions: 1,
  data: 'AACAPw==',
});
