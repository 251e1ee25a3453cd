// The name of a fine-tuning in its run: as given, or that of its base model, or of the only one there is.
import { runNamePattern, runNameRule } from '../../config/schema.ts';
import { UsageError } from '../../errors.ts';
import { finetunesIn } from '../../finetunes/state.ts';
import { unknownName } from '../../suggestions.ts';
import type { FinetuneFlags } from './options.ts';

export async function jobName({ name, model, follow, cancel }: FinetuneFlags, run: string): Promise<string> {
  const known = await finetunesIn(run);
  const chosen =
    name ??
    model
      ?.toLowerCase()
      .replaceAll(/[^a-z0-9._-]+/g, '-')
      .replace(/^[^a-z0-9]+/, '');
  if (chosen !== undefined && !runNamePattern.test(chosen))
    throw new UsageError(
      `a fine-tuning cannot be called ${JSON.stringify(chosen)}; ${runNameRule}: name it with --name`,
    );
  if (chosen !== undefined && (known.includes(chosen) || (model !== undefined && !follow && !cancel)))
    return chosen;
  if (chosen !== undefined)
    throw new UsageError(`${unknownName({ kind: 'fine-tuning' }, chosen, known)} in ${run}`);
  const [only, another] = known;
  if (only === undefined)
    throw new UsageError('name the base model with --model, such as gpt-4.1-mini-2025-04-14');
  if (another !== undefined)
    throw new UsageError(`say which one with --name: the fine-tunings of ${run} are ${known.join(', ')}`);
  return only;
}
