// What the command `finetune` needs from the stages: which files a service takes, and what is wrong with a row of them.
export interface TuningRows {
  /** The format whose files are uploaded. */
  readonly format: string;
  /** What the service would refuse in a row, in a few words; undefined for a sound one. */
  faultIn(row: unknown): string | undefined;
  /** What a model reads of a row, for counting tokens. */
  textOf(row: unknown): string;
}
