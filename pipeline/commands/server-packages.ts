// The MCP servers that toolloom can install, as the command line sees them.

interface ServerPackage {
  readonly name: string;
  /** Name and version on npm. */
  readonly package: string;
  /** What starts it; undefined where it is not installed. */
  readonly script: string | undefined;
}

/** What the command needs to know about the servers, from the stage that runs them. */
export interface ServerPackages {
  /** The folder that they are installed into. */
  cache(): string;
  list(): readonly ServerPackage[];
  /** Installs all of them, without running install scripts. */
  install(): Promise<void>;
}
