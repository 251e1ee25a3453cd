// simulate as an eval runs it. A reply of the agent that nobody can use ends the play: it is the model's own fault, and
// counts. A run leaves such a unit owed and asks again, until only plays are left in which the model did not fail so.
import { ReplyError } from '../../pipeline/errors.ts';
import { CallError } from '../../pipeline/models/admission/call-error.ts';
import type { AnyRole } from '../../pipeline/role.ts';
import type { Context } from '../../pipeline/stage.ts';
import { agent } from '../simulate/agent.ts';
import { simulate } from '../simulate.ts';

/** Reason of the rejects that such plays leave, before what is wrong with the reply. */
export const unusable = 'unusable reply';

export const playOnce: typeof simulate = {
  ...simulate,
  async work(input, context) {
    const watched = watching(context);
    try {
      return await simulate.work(input, watched.context);
    } catch (error) {
      const fault = watched.faultOf(error);
      if (fault === undefined) throw error;
      const { task, trial } = input;
      const detail = error instanceof Error ? error.message : String(error);
      return { records: {}, rejects: [{ reason: `${unusable}: ${fault}`, detail, record: { task, trial } }] };
    }
  },
};

/** The context, and what is wrong with an error that came from asking the agent. */
function watching<Options>(context: Context<Options>) {
  let last: unknown;
  const ask: Context['ask'] = async (role, input, truth) => {
    try {
      return await context.ask(role, input, truth);
    } catch (error) {
      if (isAgent(role)) last = error;
      throw error;
    }
  };
  return {
    context: { ...context, ask },
    faultOf: (error: unknown): string | undefined => (error === last ? faultOfReply(error) : undefined),
  };
}

/** What is wrong with a reply of the evaluated model; undefined for an error that is not its fault. */
export function faultOfReply(error: unknown): string | undefined {
  if (error instanceof ReplyError) return error.fault;
  // The conversation has outgrown what the model can read. Nothing that is tried again makes it shorter.
  return error instanceof CallError && error.fault === 'too_long' ? error.fault : undefined;
}

const isAgent = ({ name }: Pick<AnyRole, 'name'>): boolean => name === agent.name;
