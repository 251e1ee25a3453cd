// user_names_tool: the simulated user talks of a tool that no user knows.
import type { Proof } from '../proof.ts';

export const userNamesTool: Proof = {
  name: 'user_names_tool',
  expects: 'fail',
  play({ ground, oracle, random }) {
    const last = oracle.messages.findLastIndex(({ role }) => role === 'user');
    const names = ground.agent.tools.map(({ name }) => name).filter((name) => /[_A-Z]/.test(name));
    if (last <= 1 || names.length === 0) return undefined; // the opening message belongs to the task
    const name = random.pick(names);
    return {
      ...oracle,
      messages: oracle.messages.map((message, at) =>
        at === last ? { ...message, content: `${message.content} You can use ${name} for that.` } : message,
      ),
    };
  },
};
