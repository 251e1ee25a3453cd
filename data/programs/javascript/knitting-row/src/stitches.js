/**
 * What each stitch takes from the left needle and leaves on the right one. `k3` and `p3` are three stitches; all
 * others stand alone.
 *
 * @type {Record<string, { takes: number, leaves: number }>}
 */
export const STITCHES = {
  k: { takes: 1, leaves: 1 },
  p: { takes: 1, leaves: 1 },
  sl: { takes: 1, leaves: 1 },
  yo: { takes: 0, leaves: 1 },
  kfb: { takes: 1, leaves: 2 },
  k2tog: { takes: 2, leaves: 1 },
  p2tog: { takes: 2, leaves: 1 },
  ssk: { takes: 2, leaves: 1 },
  sk2p: { takes: 3, leaves: 1 },
};
