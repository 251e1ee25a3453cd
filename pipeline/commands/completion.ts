// toolloom completion: prints a script that teaches a shell to complete the commands.
import { UsageError } from '../errors.ts';
import { unknownName } from '../suggestions.ts';
import { defineCommand, exitCodes } from './command.ts';
import { bashScript } from './completion/bash.ts';
import { fishScript } from './completion/fish.ts';
import { completionTable } from './completion/table.ts';
import { zshScript } from './completion/zsh.ts';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };
const shells = Object.keys(scripts);

const isShell = (name: string): name is keyof typeof scripts => Object.hasOwn(scripts, name);

export const completion = defineCommand({
  name: 'completion',
  summary: 'print a script that completes commands, options and values in a shell',
  arguments: { shell: { description: shells.join(', '), completeWith: 'shell' } },
  options: {},
  examples: [
    'source <(toolloom completion bash)          # in ~/.bashrc',
    'source <(toolloom completion zsh)           # in ~/.zshrc, after compinit',
    'toolloom completion fish > ~/.config/fish/completions/toolloom.fish',
  ],
  async run({ shell }, _, context) {
    if (!isShell(shell)) throw new UsageError(unknownName({ kind: 'shell' }, shell, shells));
    await context.stdout.write(scripts[shell](await completionTable(shells, context)));
    return exitCodes.done;
  },
});
