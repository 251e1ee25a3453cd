// A model with another one behind it, as the config says. The other one is asked when the first does not
// answer, and the reply names it.
import { UsageError } from '../errors.ts';
import { CallError } from './admission/call-error.ts';
import type { Model } from './model.ts';

export function withFallback(model: Model, fallback: Model): Model {
  return {
    ...model,
    async complete(request, call) {
      try {
        return await model.complete(request, call);
      } catch (error) {
        if (!isAbsence(error)) throw error;
        call.span.event('fallback', { from: model.name, to: fallback.name, 'error.message': error.message });
        // Whoever stands in answers at once: a batch might take a day.
        const standIn = await fallback.complete(request, { ...call, isDialogue: true });
        return { ...standIn, fallback: fallback.name };
      }
    },
  };
}

/**
 * The model did not answer, for a reason that lies with its endpoint. A wrong key, a mistyped host or a bad
 * request is not such a reason: the user has to fix it.
 */
function isAbsence(error: unknown): error is Error {
  if (error instanceof UsageError) return error.cause instanceof CallError && error.cause.fault === 'quota';
  return error instanceof CallError && (error.passes || error.fault === 'paused');
}
