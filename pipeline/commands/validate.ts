// toolloom validate: checks a config and everything it names, and does nothing else.
import { resolvedConfig } from '../config/bindings.ts';
import { type ConfigProblem, problemLine } from '../config/problems.ts';
import { type InspectedConfig, inspectConfig } from '../config.ts';
import { UsageError } from '../errors.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { configFileOf } from './config-of.ts';
import { configOption, jsonOption, targetOption } from './options.ts';
import { writeJson } from './output.ts';

export const validate = defineCommand({
  name: 'validate',
  summary: 'check a config and everything it names, without running anything',
  arguments: {},
  options: {
    config: { ...configOption, default: 'toolloom.yaml' },
    target: targetOption,
    json: jsonOption,
  },
  examples: ['toolloom validate --config demo'],
  async run(_, { config: name = 'toolloom.yaml', target, json }, context) {
    const source = await configFileOf(name, context);
    const inspected = await inspectConfig(source, context.registries, target === undefined ? {} : { target });
    const lines = problemLines(inspected, source, context);
    const { warnings } = inspected;
    for (const warning of json ? [] : warnings) context.stderr.write(`warning: ${warning}\n`);
    const valid = lines.length === 0;
    if (json) await writeJson(context.stdout, { config: source, valid, problems: lines, warnings });
    else await context.stdout.write(valid ? `${source} is valid\n` : `${lines.join('\n')}\n`);
    return valid ? exitCodes.done : exitCodes.usage;
  },
});

function problemLines(
  { config, problems, locate }: InspectedConfig,
  source: string,
  { registries }: CommandContext,
): string[] {
  const lines = problems.map((problem: ConfigProblem) => problemLine(problem, locate(problem.path)));
  if (!config || lines.length > 0) return lines;
  try {
    resolvedConfig(config, Object.keys(registries.roles), source);
    return [];
  } catch (error) {
    if (error instanceof UsageError) return [error.message];
    throw error;
  }
}
