// Faults that answer with an error instead of calling the tool. The error has an HTTP status and the ID of the
// request, as gateways send them; errors of an application itself have neither.
import type { Random } from '../../../pipeline/hash.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import type { ToolResult } from '../../../schemas/trajectory.ts';
import type { FaultKind } from './fault.ts';

interface ServiceError {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  /** Members beside these, such as retry_after_s. */
  readonly more?: JsonObject;
}

type ErrorFault = Omit<FaultKind, 'fits' | 'apply' | 'isSeenIn' | 'rest'> & {
  readonly fits?: FaultKind['fits'];
  error(random: Random): ServiceError;
};

const always = (): boolean => true;

export function errorFault({ error, fits = always, ...kind }: ErrorFault): FaultKind {
  return {
    ...kind,
    fits,
    apply: async ({ random }) => serviceError(kind.name, error(random), random),
  };
}

export function serviceError(
  fault: string,
  { code, status, message, more = {} }: ServiceError,
  random: Random,
): ToolResult {
  const id = random.integer(0x10000000, 0xffffffff).toString(16);
  return {
    ok: false,
    value: { error: { code, message, status, ...more, request_id: `req_${id}` } },
    tier: 'code',
    fault,
    changes: [],
  };
}
