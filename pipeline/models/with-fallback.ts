// A model with another one behind it, as the config says: asked when the first does not answer, and named in
// the reply.
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
        return { ...(await fallback.complete(request, call)), fallback: fallback.name };
      }
    },
  };
}

/**
 * The model did not answer, for a reason that lies with its endpoint. A wrong key or request is no such
 * reason: it is to be mended.
 */
function isAbsence(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const fault = error instanceof CallError ? error : error.cause;
  return fault instanceof CallError && (fault.passes || fault.fault === 'paused' || fault.fault === 'quota');
}
