// The completion script for bash. It needs nothing but bash 3.2 or later.
import type { Candidates, CompletedCommand, CompletedOption } from './table.ts';

export function bashScript(commands: readonly CompletedCommand[]): string {
  return `# Completion of toolloom for bash. Written by \`toolloom completion bash\`.
_toolloom_runs() {
  local folder="$PWD" run
  while [ ! -d "$folder/data/runs" ] && [ -n "$folder" ]; do folder="\${folder%/*}"; done
  for run in "$folder"/data/runs/*/run.json; do
    [ -e "$run" ] && run="\${run%/run.json}" && printf '%s\\n' "\${run##*/}"
  done
}

_toolloom() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local words='' kind='' command='' place=0 index word
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    if [ -z "$command" ]; then
      case "$word" in -*) ;; *) command="$word" ;; esac
      continue
    fi
    case "$command $word" in
${valuedPatterns(commands)}
      *' -'*) ;;
      *) place=$((place + 1)) ;;
    esac
  done
  if [ -z "$command" ]; then
    words='${commands.map(({ name }) => name).join(' ')} help --help --version'
  else
    case "$command $previous" in
${commands.flatMap(valueCases).join('\n')}
      *)
        case "$current" in
          -*)
            case "$command" in
${commands.map(optionCase).join('\n')}
            esac ;;
          *)
            case "$command $place" in
${commands.flatMap(argumentCases).join('\n')}
              'help 0') words='${commands.map(({ name }) => name).join(' ')}' ;;
            esac ;;
        esac ;;
    esac
  fi
  case "$kind" in
    file) COMPREPLY=($(compgen -f -- "$current")); compopt -o filenames 2> /dev/null ;;
    directory) COMPREPLY=($(compgen -d -- "$current")); compopt -o filenames 2> /dev/null ;;
    run) COMPREPLY=($(compgen -W "$(_toolloom_runs)" -- "$current") $(compgen -d -- "$current")) ;;
    config) COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
  esac
}
complete -F _toolloom toolloom
`;
}

/** Options that take a value skip the word after them. */
function valuedPatterns(commands: readonly CompletedCommand[]): string {
  const patterns = commands.flatMap(({ name, options }) =>
    options.flatMap(({ flags, values }) => (values ? flags.map((flag) => `'${name} ${flag}'`) : [])),
  );
  return `      ${patterns.join('|')}) index=$((index + 1)) ;;`;
}

function valueCases({ name, options }: CompletedCommand): string[] {
  return options.flatMap(({ flags, values }: CompletedOption) =>
    values
      ? [`      ${flags.map((flag) => `'${name} ${flag}'`).join('|')}) ${assignment(values, flags)} ;;`]
      : [],
  );
}

function optionCase({ name, options }: CompletedCommand): string {
  return `              ${name}) words='${options.flatMap(({ flags }) => flags).join(' ')}' ;;`;
}

function argumentCases({ name, arguments: places, isOpen }: CompletedCommand): string[] {
  return places.map((candidates, place) => {
    const pattern = isOpen && place === places.length - 1 ? `'${name} '*` : `'${name} ${place}'`;
    return `              ${pattern}) ${assignment(candidates, [])} ;;`;
  });
}

function assignment(candidates: Candidates, flags: readonly string[]): string {
  if (typeof candidates === 'string') return `kind=${candidates}`;
  // A config is a name or a file.
  const kind = flags.includes('--config') ? 'kind=config; ' : '';
  return `${kind}words='${candidates.join(' ')}'`;
}
