// inferred_world: tools of a real server in the world that was inferred for them.
import { realServers } from '../../infer-worlds/infer.ts';
import type { Mix, Stock } from './mix.ts';
import { drawOne } from './one-world.ts';

const inferred = ({ worlds }: Stock): Stock['worlds'] =>
  worlds.filter(({ category }) => category === realServers);

export const inferredWorld: Mix = {
  name: 'inferred_world',
  weight: 13,
  isPossible: (stock) => inferred(stock).length > 0,
  draw: (stock, wanted) => drawOne(inferred(stock), stock, wanted),
};
