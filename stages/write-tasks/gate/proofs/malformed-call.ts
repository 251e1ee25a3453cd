// malformed_call: a call without a required argument, which is refused, before the right one.
import { requiredOf } from '../../../../pipeline/json/json-schema.ts';
import type { Proof } from '../proof.ts';
import { lastCallsIn, withTurnBefore } from '../scripts.ts';

export const malformedCall: Proof = {
  name: 'malformed_call',
  expects: 'fail',
  code: 'broken schema',
  play({ script, ground, task, random, play }) {
    const index = lastCallsIn(script);
    const item = script[index];
    const call = item?.kind === 'calls' ? item.calls[0] : undefined;
    const schema = ground.agent.tools.find(({ name }) => name === call?.tool)?.inputSchema;
    const required = schema ? requiredOf(schema) : [];
    if (!call || required.length === 0 || task.expected === 'decline') return undefined;
    const { [random.pick(required)]: _, ...rest } = call.arguments;
    return play(withTurnBefore(script, index, [{ ...call, arguments: rest }]));
  },
};
