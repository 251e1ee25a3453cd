// The completion script for zsh.
import type { Candidates, CompletedCommand, CompletedOption } from './table.ts';

export function zshScript(commands: readonly CompletedCommand[]): string {
  return `#compdef toolloom
# Completion of toolloom for zsh. Written by \`toolloom completion zsh\`.
_toolloom_runs() {
  local folder="$PWD"
  while [[ ! -d "$folder/data/runs" && -n "$folder" ]]; do folder="\${folder%/*}"; done
  local -a runs=("$folder"/data/runs/*/run.json(N:h:t))
  compadd -a runs
  _files -/
}

_toolloom_configs() {
  compadd "$@"
  _files
}

_toolloom() {
  local -a commands=(
${commands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT -= 1 ))
  case "$command" in
${commands.map(commandCase).join('\n')}
  esac
}
(( $+functions[compdef] )) && compdef _toolloom toolloom
`;
}

function commandCase({ name, options, arguments: places, isOpen }: CompletedCommand): string {
  const specs = [
    ...options.flatMap(optionSpecs),
    ...places.map((candidates, place) => {
      const prefix = isOpen && place === places.length - 1 ? '*' : `${place + 1}`;
      return quote(`${prefix}: :${actionFor(candidates)}`);
    }),
  ];
  return `    ${name}) _arguments ${specs.join(' ')} ;;`;
}

function optionSpecs({ flags, description, values }: CompletedOption): string[] {
  const label = description.replaceAll(/[[\]:]/g, ' ');
  const isConfig = flags.includes('--config');
  const value = values === undefined ? '' : `: :${actionFor(values, isConfig)}`;
  return flags.map((flag) => quote(`${flag}[${label}]${value}`));
}

function actionFor(candidates: Candidates, isConfig = false): string {
  if (candidates === 'file') return '_files';
  if (candidates === 'directory') return '_files -/';
  if (candidates === 'run') return '_toolloom_runs';
  return isConfig ? `_toolloom_configs ${candidates.join(' ')}` : `(${candidates.join(' ')})`;
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
