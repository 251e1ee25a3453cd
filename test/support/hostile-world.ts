// A world and a tool whose texts try to be more than texts: markup, sequences of terminals, halves of characters, and
// marks that turn the direction of writing.
import type { Records } from '../../pipeline/store.ts';
import { reprice, shop } from './shop.ts';

const hostile =
  '<img src=x onerror=alert(1)> \u001b[31mred\u001b[0m \ud83d \u202etxet </script><script>alert(2)</script>';
const provenance = { stage: 'synthesize-tools', unit: 'hostile', seed: 1, roles: {} };

export const hostileWorld: Records = {
  worlds: [
    {
      ...shop,
      ...{ id: 'hostile', from: [], provenance, evolution: [{ step: 'deepen', detail: hostile }] },
      ...{ title: `Shop ${hostile}`, summary: hostile },
      rows: { ...shop.rows, people: [{ id: 'P-1', name: hostile }] },
      validation: {
        accepted: 1,
        refused: 1,
        sentBack: 0,
        unproved: [],
        dropped: [{ tool: 'x', faults: [hostile] }],
      },
    },
  ],
  tools: [
    {
      ...reprice,
      ...{ id: 'hostile-tool', from: ['hostile'], provenance, world: 'hostile', path: shop.path },
      ...{ description: hostile, intents: [hostile], samples: [{ order_id: hostile }] },
      validation: { accepted: 1, refused: 1, errors: [] },
    },
  ],
};
