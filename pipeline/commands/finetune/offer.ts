// What is about to be uploaded and what it will cost, and the question whether to do it.
import { UsageError } from '../../errors.ts';
import type { Hyper } from '../../finetunes/state.ts';
import type { CommandContext } from '../command.ts';
import { openDialogue } from '../dialogue.ts';
import { tableText } from '../table.ts';
import { type CheckedFile, mostTokens } from './training-files.ts';

export interface Offer {
  readonly base: string;
  readonly host: string;
  readonly training: CheckedFile;
  readonly validation: CheckedFile | undefined;
  readonly hyper: Hyper;
  /** USD per million trained tokens. */
  readonly price: number | undefined;
}

export interface Estimate {
  readonly epochs: number;
  /** Whether the user has chosen them. */
  readonly isChosen: boolean;
  readonly tokens: number;
  /** USD; undefined where no price is known. */
  readonly cost: number | undefined;
}

/**
 * How many epochs OpenAI's service chooses by its own account (Cookbook, "Data preparation and analysis for chat model
 * fine-tuning"): three, but so many that it sees at least 100 rows and at most 25,000.
 */
const usual = { epochs: 3, fewestRows: 100, mostRows: 25_000, mostEpochs: 25 };

export function estimateOf({
  training,
  hyper,
  price,
}: Pick<Offer, 'training' | 'hyper' | 'price'>): Estimate {
  const epochs = hyper.n_epochs ?? usualEpochs(training.rows);
  const tokens = Math.round(epochs * training.tokens);
  return {
    epochs,
    isChosen: hyper.n_epochs !== undefined,
    tokens,
    cost: price === undefined ? undefined : (tokens / 1e6) * price,
  };
}

function usualEpochs(rows: number): number {
  const { epochs, fewestRows, mostRows, mostEpochs } = usual;
  if (rows * epochs < fewestRows) return Math.min(mostEpochs, Math.floor(fewestRows / rows));
  if (rows * epochs > mostRows) return Math.max(1, Math.floor(mostRows / rows));
  return epochs;
}

export function offerText(offer: Offer): string {
  const { base, host, training, validation } = offer;
  const { epochs, isChosen, tokens, cost } = estimateOf(offer);
  const files: (readonly [string, CheckedFile])[] = [
    ['training', training],
    ...(validation ? [['validation', validation] as const] : []),
  ];
  const rows = files.map(([use, file]) => [
    use,
    file.path,
    `${file.rows} rows`,
    `${(file.bytes / 1e6).toFixed(1)} MB`,
    `about ${file.tokens.toLocaleString('en')} tokens`,
    `longest row ${file.longest.toLocaleString('en')}`,
  ]);
  const money =
    cost === undefined
      ? 'the price is not known (--price says it)'
      : `about $${cost.toFixed(2)} for the training`;
  return (
    `Base model ${base} at ${host}\n${tableText(rows, [0, 1])}\n` +
    `${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}${isChosen ? '' : ', if the service chooses as usual'}: ` +
    `about ${tokens.toLocaleString('en')} trained tokens, ${money}\n${cutText(training.cut)}`
  );
}

function cutText(cut: number): string {
  if (cut === 0) return '';
  const limit = mostTokens.toLocaleString('en');
  return `${cut} ${cut === 1 ? 'row is' : 'rows are'} longer than ${limit} tokens, after which OpenAI cuts rows off\n`;
}

/** Throws a UsageError unless the user agrees. */
export async function agree(
  { host }: Pick<Offer, 'host'>,
  { yes }: { readonly yes: boolean },
  context: CommandContext,
): Promise<void> {
  if (yes) return;
  if (context.stdin.isTTY !== true)
    throw new UsageError(`add --yes to upload these files to ${host} and start the job; nothing was sent`);
  const dialogue = openDialogue(context);
  const answer = await dialogue.ask(`Upload these files to ${host} and start the job? [y/N]`);
  dialogue.close();
  if (!/^y(es)?$/i.test(answer)) throw new UsageError('nothing was sent');
}
