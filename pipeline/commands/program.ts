// The parser that the registry of commands describes.
import { Option, Command as Parser } from 'commander';
import type { AnyCommand, CommandArguments, CommandContext, CommandOption } from './command.ts';
import { flagOf } from './flags.ts';

interface ProgramOptions {
  readonly context: CommandContext;
  /** Gets the exit code of the command that ran. */
  readonly finish: (exitCode: number) => void;
  /** Gets help and the version. */
  readonly print: (text: string) => void;
}

/** Prints help and the version alone; errors of usage are thrown as CommanderError. */
export function programFor({ context, finish, print }: ProgramOptions): Parser {
  const program = new Parser('toolloom')
    .description('Makes the training data that teaches language models when and how to use tools.')
    .version(context.version)
    .exitOverride()
    .configureOutput({ writeOut: print, outputError: () => {} })
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 bug, 2 usage or config error, 3 budget reached, 4 finished with units owed, ' +
        '130 interrupted.',
    );
  for (const command of context.commands) {
    const parser = program.command(command.name, { hidden: command.hidden ?? false });
    describe(parser, command, context);
    const names = Object.keys(command.arguments);
    parser.action(async (...given: (string | string[])[]) => {
      const values = Object.fromEntries(names.map((name, index) => [name, given[index]]));
      finish(await command.run(values, parser.opts(), context));
    });
  }
  return program;
}

function describe(parser: Parser, command: AnyCommand, context: CommandContext): void {
  parser.description(command.summary);
  for (const [name, { description, optional, many }] of Object.entries(
    command.arguments as CommandArguments,
  )) {
    const shown = many ? `${name}...` : name;
    parser.argument(optional ? `[${shown}]` : `<${shown}>`, description);
  }
  for (const [key, option] of Object.entries<CommandOption>(command.options))
    for (const each of parserOptions(key, option)) parser.addOption(each);
  const help = helpTextOf(command, context);
  if (help !== '') parser.addHelpText('after', `\n${help}`);
}

function parserOptions(key: string, option: CommandOption): Option[] {
  const flag = option.short === undefined ? flagOf(key) : `-${option.short}, ${flagOf(key)}`;
  if (!('value' in option)) {
    const switched = new Option(flag, option.description);
    switched.negate = false; // `--no-open` is a switch like any other: it does not turn off an option `open`
    return [switched];
  }
  const usual = option.default === undefined ? '' : ` (default: ${option.default})`;
  const valued = new Option(
    `${flag} <${option.value}${option.many ? '...' : ''}>`,
    `${option.description}${usual}`,
  )
    .argParser(option.parse)
    .makeOptionMandatory(option.required === true);
  return option.negated === undefined ? [valued] : [valued, new Option(flagOf(key, 'no'), option.negated)];
}

function helpTextOf({ details, examples = [] }: AnyCommand, { registries }: CommandContext): string {
  const shown = examples.map((example) => `  ${example}`).join('\n');
  return [
    ...(details ? [details(registries)] : []),
    ...(examples.length > 0 ? [`${examples.length > 1 ? 'Examples' : 'Example'}:\n${shown}`] : []),
  ].join('\n\n');
}
