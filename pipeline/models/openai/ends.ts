// Why a reply ended. Only known ends make it a reply: after anything else it may stop in the middle of a sentence, and
// nobody should learn from that.
import { CallError } from '../admission/call-error.ts';
import type { Reply } from '../model.ts';

/**
 * By the reason in lower case. Besides those of OpenAI: `eos_token` and `stop_sequence` (Text Generation Inference),
 * `eos`, `end_turn`, and `max_tokens` (gateways that pass on the word of the model behind them), `model_length`
 * (Mistral).
 */
const ends: Readonly<Record<string, 'said' | 'length' | 'content_filter' | 'refusal'>> = {
  stop: 'said',
  tool_calls: 'said',
  function_call: 'said',
  eos: 'said',
  eos_token: 'said',
  stop_sequence: 'said',
  end_turn: 'said',
  length: 'length',
  max_tokens: 'length',
  model_length: 'length',
  content_filter: 'content_filter',
  refusal: 'refusal',
};

/** Ends with which a reply must have calls. */
const callEnds: readonly string[] = ['tool_calls', 'function_call'];

interface Ended {
  /** As it came; empty or null where there is none. */
  readonly reason: string | null | undefined;
  readonly hasCalls: boolean;
  /** What the endpoint says about a failure, if anything. */
  readonly statement: string | undefined;
}

/** Throws a CallError when the reply did not come to an end. */
export function finishOf({ reason, hasCalls, statement }: Ended): Reply['finish'] {
  const fail = (what: string): never => {
    throw new CallError('bad_end', `the reply ${what}${statement ? `: ${statement}` : ''}`);
  };
  if (!reason) return fail('came without a finish_reason, so it may be cut off');
  const word = reason.toLowerCase();
  const end = Object.hasOwn(ends, word) ? ends[word] : undefined;
  if (end === undefined)
    return fail(`did not come to an end: its finish_reason is ${JSON.stringify(reason)}`);
  if (callEnds.includes(word) && !hasCalls)
    return fail(`has no calls, though its finish_reason is ${JSON.stringify(reason)}`);
  if (end !== 'said') return end;
  return hasCalls ? 'tool_calls' : 'stop';
}
