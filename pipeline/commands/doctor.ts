// toolloom doctor: checks with a few cheap calls that every model of a config can do what its roles need, and that the
// sandboxes of the config work and hold.
import { bindingNamesOf } from '../config/binding-name.ts';
import { boundModels } from '../config/bindings.ts';
import { withEnvironment } from '../config/environment.ts';
import type { Config } from '../config.ts';
import { silentLog } from '../log.ts';
import { openModels } from '../models/open-models.ts';
import type { ProbeResult } from '../models/probes/probe.ts';
import { runProbes } from '../models/probes/probes.ts';
import type { ModelSettings } from '../models/settings.ts';
import { memoryLedger } from '../money/ledger.ts';
import { noSpan } from '../trace.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { type ConfigFlags, configOf } from './config-of.ts';
import { configOption, jsonOption, runOption } from './options.ts';
import { writeJson } from './output.ts';
import { isUnfit, sandboxText } from './sandbox-text.ts';
import { tableText } from './table.ts';

interface ModelReport {
  readonly model: string;
  /** Roles that are bound to it. */
  readonly roles: readonly string[];
  readonly findings: readonly ProbeResult[];
  /** Why its roles cannot work with it; empty when they can. */
  readonly blocking: readonly string[];
}

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'check that the models of a config can do what their roles need, and that its sandboxes work',
  arguments: {},
  options: {
    config: configOption,
    run: runOption,
    escapes: { description: 'also try about a hundred ways out of the sandboxes, which takes minutes' },
    json: jsonOption,
  },
  run: (_, options, context) => examine(options, context),
});

/** Exit code 2 when a role cannot work. */
type DoctorFlags = ConfigFlags & { readonly json?: boolean; readonly escapes?: boolean };

async function examine(flags: DoctorFlags, context: CommandContext): Promise<number> {
  const { registries, stdout, stderr } = context;
  const { config, source, warnings } = await configOf(flags, context);
  for (const warning of warnings) stderr.write(`warning: ${warning}\n`);
  const roles = Object.keys(registries.roles);
  const bound = boundModels(config, roles);
  const sandboxes = await context.sandboxes.examine(config.sandbox, {
    triesEscapes: flags.escapes ?? false,
    note: (line) => flags.json || stderr.write(line),
  });
  const code = sandboxes.some(isUnfit) ? exitCodes.usage : exitCodes.done;
  if (Object.keys(bound).length === 0) {
    if (flags.json) await writeJson(stdout, { config: source, models: [], sandboxes });
    else
      await stdout.write(
        `Every role of ${source} is bound to \`offline\`: there is no model to check.\n\n${sandboxText(sandboxes)}\n`,
      );
    return code;
  }
  const { reports, spent } = await examineModels({ config, source, bound, flags }, context);
  if (flags.json) await writeJson(stdout, { config: source, models: reports, sandboxes, spent });
  else {
    const { calls, input, output, cost } = spent;
    await stdout.write(
      `${[...reports.map(reportText), sandboxText(sandboxes)].join('\n\n')}\n\n` +
        `${calls} calls, ${input + output} tokens${cost > 0 ? `, $${cost.toFixed(4)}` : ''}\n`,
    );
  }
  return reports.some(({ blocking }) => blocking.length > 0) ? exitCodes.usage : code;
}

interface Spent {
  readonly calls: number;
  readonly input: number;
  readonly output: number;
  readonly cost: number;
}

interface Examined {
  readonly config: Config;
  readonly source: string;
  readonly bound: ReturnType<typeof boundModels>;
  readonly flags: DoctorFlags;
}

async function examineModels(
  { config, source, bound, flags }: Examined,
  { registries, stderr }: CommandContext,
): Promise<{ reports: ModelReport[]; spent: Spent }> {
  const roles = Object.keys(registries.roles);
  const { config: filled, secrets } = withEnvironment({ ...config, models: bound }, source);
  const quit = new AbortController();
  const ledger = memoryLedger();
  // One attempt each: a failure is reported, not waited out.
  const impatient = Object.fromEntries(
    Object.entries(filled.models).map(([name, settings]) => [name, { ...settings, attempts: 1 }]),
  );
  const services = { ledger, log: silentLog, span: noSpan, drain: quit.signal, secrets };
  await using opened = await openModels(impatient, services);
  const reports: ModelReport[] = [];
  for (const [name, model] of opened.endpoints) {
    const settings = bound[name];
    if (!settings) continue;
    if (!flags.json) stderr.write(`Checking ${name} (${settings.model})\n`);
    const call = { stage: 'doctor', unit: name, role: 'doctor', signal: quit.signal, span: noSpan };
    const embeds = config.roles.embedder === name;
    const own = roles.filter((role) => bindingNamesOf(role, config.roles).includes(name));
    reports.push(
      reportOn(await runProbes({ model, settings, call, embeds }), own, { embeds, settings, name }),
    );
  }
  const { calls, input, output, cost } = ledger.spending();
  return { reports, spent: { calls, input, output, cost } };
}

function reportOn(
  findings: readonly ProbeResult[],
  roles: readonly string[],
  { embeds, settings, name }: { embeds: boolean; settings: ModelSettings; name: string },
): ModelReport {
  const needed = needs({ roles, embeds, isNative: settings.tools === 'native' });
  const blocking = findings
    .filter(({ probe, verdict }) => needed.includes(probe) && verdict !== 'yes')
    .map(({ probe, detail }) => `${probe}: ${detail}`);
  return { model: name, roles: embeds ? [...roles, 'embedder'] : roles, findings, blocking };
}

/** The probes that must succeed for the roles to work. */
function needs({
  roles,
  embeds,
  isNative,
}: {
  roles: readonly string[];
  embeds: boolean;
  isNative: boolean;
}): string[] {
  return [
    ...(roles.length > 0 ? ['chat', 'clean text'] : []),
    ...(roles.includes('agent') && isNative ? ['tools'] : []),
    ...(roles.includes('agent') ? ['episode'] : []),
    ...(embeds ? ['embeddings'] : []),
  ];
}

const marks: Record<ProbeResult['verdict'], string> = {
  yes: 'ok',
  missing: '--',
  failed: 'FAILED',
  skipped: '',
};

function reportText({ model, roles, findings, blocking }: ModelReport): string {
  const rows = findings.map(({ probe, verdict, detail }) => [`  ${probe}`, marks[verdict], detail]);
  const verdict =
    blocking.length > 0
      ? `cannot serve ${roles.join(', ')}: ${blocking.join('; ')}`
      : `can serve ${roles.join(', ') || 'as a fallback'}`;
  return `${model}\n${tableText(rows, [0, 1, 2])}\n  ${verdict}`;
}
