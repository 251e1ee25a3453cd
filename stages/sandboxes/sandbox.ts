// Sandbox: where programs that nobody has read are run. Every backend keeps them within limits and away from the
// host: no network, no environment, and no files but those of the request. Each run starts from nothing.

export const languages = ['python', 'javascript'] as const;
/** TypeScript is JavaScript: types are removed from `.ts` files before they run. */
export type Language = (typeof languages)[number];

/** Path relative to the session's directory, with `/` between its parts, to text. */
export type Files = Readonly<Record<string, string>>;

export interface SandboxLimits {
  /**
   * Steps of the interpreter: the limit that ends a program after the same work on every machine. A step is a turn of a
   * loop or a call of a function. bubblewrap cannot count them.
   */
  readonly steps: number;
  /** Wall clock. Behind `steps`, for what takes no steps, such as a regular expression that backtracks for ever. */
  readonly seconds: number;
  /** Of the program, in MB. */
  readonly memory: number;
  /** Characters on stdout and stderr together. */
  readonly output: number;
  /** Files that the session's directory may hold. */
  readonly files: number;
  /** All files together, in characters. */
  readonly size: number;
  /** Processes and threads at once, where the backend has any. */
  readonly processes: number;
}

export interface RunRequest {
  readonly language: Language;
  readonly files: Files;
  /** The file that is run; one of `files`. */
  readonly entry: string;
  readonly args?: readonly string[];
  readonly stdin?: string;
  /**
   * Where the clock of a sandbox that has one of its own begins, in milliseconds since 1970; chance begins with it. To
   * see whether a program depends on either.
   */
  readonly clock?: number;
  /** What a limit is not given for has the default of `defaultLimits`. */
  readonly limits?: Partial<SandboxLimits>;
}

/** `crash`: the interpreter itself gave up. `output` is also said of files that are too many or too large. */
export type Ending = 'exit' | 'time' | 'memory' | 'output' | 'crash';

export interface RunResult {
  readonly stdout: string;
  readonly stderr: string;
  /** Of a program that ended by itself. An uncaught exception is 1. */
  readonly exit: number | undefined;
  readonly ended: Ending;
  /** The tree afterwards. Files that are not text are left out. */
  readonly files: Files;
  /** Steps that were taken, where the backend counts them: the same for the same request, on every machine. */
  readonly steps?: number;
  /** Which backend ran it. */
  readonly sandbox: SandboxName;
}

export type SandboxName = 'quickjs' | 'pyodide' | 'bubblewrap';

export interface ReplAnswer {
  readonly stdout: string;
  /** The value of the last expression, as the language's own REPL shows it; left out where there is none. */
  readonly value?: string;
  /** A traceback, or the limit that was exceeded. A REPL that exceeded one begins anew with the next call. */
  readonly error?: string;
}

/** Remembers definitions from one call to the next. */
export interface Repl extends AsyncDisposable {
  evaluate(code: string): Promise<ReplAnswer>;
}

export interface Sandbox {
  readonly name: SandboxName;
  readonly languages: readonly Language[];
  /**
   * A program that fails, or exceeds a limit, is a result. Throws an UnavailableError if the sandbox cannot work at
   * all, and the reason of `signal` if that is aborted.
   */
  run(request: RunRequest, signal?: AbortSignal): Promise<RunResult>;
  openRepl(language: Language, signal?: AbortSignal): Promise<Repl>;
}

/**
 * A program of a task takes well under a second. `steps` is some two seconds of a quiet machine, and `seconds` is far
 * behind it, so that a busy machine changes no result.
 */
export const defaultLimits: SandboxLimits = {
  steps: 20_000_000,
  seconds: 20,
  memory: 256,
  output: 100_000,
  files: 200,
  size: 2_000_000,
  processes: 16,
};
