// simulated: tools of a real server that a model simulates, because no world could be inferred for them.
import { BugError } from '../../../pipeline/errors.ts';
import { withDistractors } from './distractors.ts';
import { declare, type Mix } from './mix.ts';

export const simulated: Mix = {
  name: 'simulated',
  weight: 4,
  isOptional: true,
  isPossible: ({ simulations }) => simulations.length > 0,
  async draw(stock, wanted) {
    const simulation = stock.simulations[wanted.turn % stock.simulations.length];
    if (!simulation) throw new BugError('no server is simulated');
    const specs = simulation.tools.flatMap(
      ({ spec }) => stock.specs.get(simulation.server)?.find(({ id }) => id === spec) ?? [],
    );
    const part = {
      environment: 'simulated',
      of: simulation.id,
      tools: specs.map(({ name }) => name),
      primary: true,
    };
    const tools = wanted.random.shuffle(specs.map((spec) => declare('specs', spec)));
    return withDistractors({ parts: [part], tools, distractors: [] }, stock, wanted);
  },
};
