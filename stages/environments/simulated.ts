// A simulated server: a model answers its tools, and code keeps its state and checks every answer. What was answered
// once in a state is answered alike in every play of the task.
import { SimulatedState, simulationWith } from '../simulations/simulation.ts';
import { newTape } from '../simulations/tape.ts';
import type { Environment } from './environment.ts';

export const simulatedEnvironment: Environment = {
  name: 'simulated',
  isOutside: true,
  async open({ part: { of, tools }, store, tape = newTape() }) {
    const state = new SimulatedState(await simulationWith(store, of), tape);
    return {
      tools,
      call: (name, given) => state.call(name, given),
      snapshot: async () => state.snapshot(),
      rewind: async () => state.rewind(),
      [Symbol.asyncDispose]: async () => {},
    };
  },
};
