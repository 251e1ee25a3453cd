// Failures of the machine rather than of the program: a full disk, a missing permission. Each becomes one
// line that says what happened, where, and what to do.

interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
  readonly syscall?: string;
}

type Explanation = (error: SystemError) => string;

/** What a message calls the place of an error; some system calls do not know the path. */
const placeOf = ({ path, syscall }: SystemError): string =>
  path ?? `the target of a ${syscall ?? 'system call'}`;

const explanations: Readonly<Record<string, Explanation>> = {
  ENOSPC: ({ path }) =>
    `no space is left on the device${path ? ` that holds ${path}` : ''}; free some space and run the same ` +
    'command again (nothing that was committed is lost)',
  EDQUOT: ({ path }) =>
    `the disk quota is used up${path ? ` at ${path}` : ''}; free some space and run the same command again ` +
    '(nothing that was committed is lost)',
  EFBIG: ({ path }) =>
    `${path ?? 'a file'} reached the largest size that this system allows; raise the limit (\`ulimit -f\`) ` +
    'and run the same command again',
  EACCES: (error) => `permission denied: ${placeOf(error)}; change its permissions, or name another place`,
  EPERM: (error) =>
    `operation not permitted: ${placeOf(error)}; change its permissions, or name another place`,
  EROFS: (error) => `${placeOf(error)} is on a read-only file system; name a place that can be written`,
  ENOTDIR: (error) => `${placeOf(error)}: part of this path is a file, not a folder; name a folder`,
  EISDIR: (error) => `${placeOf(error)} is a folder; expected a file`,
  EEXIST: (error) => `${placeOf(error)} already exists and is not a folder; name another place`,
  EMFILE: () =>
    'too many files are open at once; raise the limit, for example with `ulimit -n 4096`, ' +
    'or lower executor.concurrency in the config',
  ENFILE: () => 'this system has too many open files; close other programs and run the same command again',
  ENAMETOOLONG: (error) =>
    `${placeOf(error)}: the name is too long for this file system; choose a shorter one`,
  ELOOP: (error) => `${placeOf(error)}: too many symbolic links; they may form a loop`,
  EIO: (error) => `the device failed to read or write ${placeOf(error)}; check the disk`,
};

/** These stop a run, because every other unit would fail in the same way. */
const stopping: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EROFS',
  'EMFILE',
  'ENFILE',
  'EIO',
]);

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}

/**
 * The error and everything inside it, the most telling first: the error that a failed clean-up suppressed
 * comes before the failure of the clean-up.
 */
export function* errorsWithin(error: unknown): Iterable<unknown> {
  yield error;
  if (!(error instanceof Error)) return;
  if (isSuppressed(error)) {
    yield* errorsWithin(error.suppressed);
    yield* errorsWithin(error.error);
  }
  if (error instanceof AggregateError) for (const each of error.errors) yield* errorsWithin(each);
  if (error.cause !== undefined) yield* errorsWithin(error.cause);
}

/** By its members, because Node 20 has no SuppressedError of its own and the compiler brings one. */
function isSuppressed(
  error: Error,
): error is Error & { readonly error: unknown; readonly suppressed: unknown } {
  return error.name === 'SuppressedError' && 'suppressed' in error;
}

/** The line for a failure of the machine; undefined for any other error. */
export function systemErrorLine(error: unknown): string | undefined {
  if (!isSystemError(error)) return undefined;
  if (error.code === 'ENOENT' && error.syscall === 'uv_cwd')
    return 'the current directory no longer exists; change to another one';
  return explanations[error.code]?.(error);
}

/** The line for a failure of the machine under which no other work can succeed either. */
export function stoppingErrorLine(error: unknown): string | undefined {
  for (const each of errorsWithin(error))
    if (isSystemError(each) && stopping.has(each.code)) return systemErrorLine(each);
  return undefined;
}
