// The registry of faults: to add one, add a file and a line.
import { changedSchema } from './changed-schema.ts';
import { conflict } from './conflict.ts';
import { duplicateSubmission } from './duplicate-submission.ts';
import { expiredAuthorization } from './expired-authorization.ts';
import type { FaultKind } from './fault.ts';
import { nearMissRows } from './near-miss-rows.ts';
import { notFound } from './not-found.ts';
import { partialBatch } from './partial-batch.ts';
import { permissionDenied } from './permission-denied.ts';
import { rateLimited } from './rate-limited.ts';
import { serverError } from './server-error.ts';
import { serviceDown } from './service-down.ts';
import { staleRead } from './stale-read.ts';
import { timeout } from './timeout.ts';
import { tooManyRequests } from './too-many-requests.ts';
import { truncatedOutput } from './truncated-output.ts';
import { unavailable } from './unavailable.ts';
import { validation } from './validation.ts';

export const faultKinds: readonly FaultKind[] = [
  timeout,
  rateLimited,
  tooManyRequests,
  unavailable,
  serverError,
  conflict,
  truncatedOutput,
  staleRead,
  nearMissRows,
  changedSchema,
  partialBatch,
  duplicateSubmission,
  expiredAuthorization,
  permissionDenied,
  notFound,
  validation,
  serviceDown,
];
