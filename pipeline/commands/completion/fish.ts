// The completion script for fish.
import type { Candidates, CompletedCommand, CompletedOption } from './table.ts';

export function fishScript(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  return `# Completion of toolloom for fish. Written by \`toolloom completion fish\`.
function __toolloom_runs
    set -l folder $PWD
    while test ! -d "$folder/data/runs" -a -n "$folder"
        set folder (string replace -r '/[^/]*$' '' -- $folder)
    end
    for run in $folder/data/runs/*/run.json
        basename (dirname $run)
    end
    __fish_complete_directories
end

complete -c toolloom -f
${commands
  .map(
    ({ name, summary }) =>
      `complete -c toolloom -n 'not __fish_seen_subcommand_from ${names}' -a ${name} -d ${quote(summary)}`,
  )
  .join('\n')}
${commands.flatMap(linesFor).join('\n')}
`;
}

function linesFor({ name, options, arguments: places }: CompletedCommand): string[] {
  const within = `complete -c toolloom -n '__fish_seen_subcommand_from ${name}'`;
  return [
    ...options.map((option) => `${within} ${optionText(option)}`),
    ...places.flatMap((candidates) =>
      candidates.length === 0 ? [] : [`${within} ${candidatesText(candidates)}`],
    ),
  ];
}

function optionText({ flags, description, values }: CompletedOption): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const files = flags.includes('--config') ? ' -F' : '';
  const value = values === undefined ? '' : ` -r${files} ${candidatesText(values)}`;
  return `${names.join(' ')}${value} -d ${quote(description)}`;
}

function candidatesText(candidates: Candidates): string {
  if (candidates === 'file') return '-F';
  if (candidates === 'directory') return "-a '(__fish_complete_directories)'";
  if (candidates === 'run') return "-a '(__toolloom_runs)'";
  return `-a ${quote(candidates.join(' '))}`;
}

const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
