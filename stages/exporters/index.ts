// The registries of exporters, for trajectories and for pairs: adding one is a file and a line.
import { axolotl } from './axolotl.ts';
import { decisionPoints } from './decision-points.ts';
import { dpo } from './dpo.ts';
import type { Exporter } from './exporter.ts';
import { gptOss } from './gpt-oss.ts';
import { hermes } from './hermes.ts';
import { kimi } from './kimi.ts';
import { kto } from './kto.ts';
import { llamaFactory } from './llama-factory.ts';
import { llama3 } from './llama3.ts';
import { mistral } from './mistral.ts';
import { msSwift } from './ms-swift.ts';
import { msSwiftDpo } from './ms-swift-dpo.ts';
import { openai } from './openai.ts';
import { openaiDpo } from './openai-dpo.ts';
import type { PairExporter } from './pair-exporter.ts';
import { primeRl } from './prime-rl.ts';
import { promptCompletion } from './prompt-completion.ts';
import { qwen3 } from './qwen3.ts';
import { reactText } from './react-text.ts';
import { sharegpt } from './sharegpt.ts';
import { tinker } from './tinker.ts';
import { trl } from './trl.ts';
import { xlam } from './xlam.ts';

export const exporters: readonly Exporter[] = [
  openai,
  trl,
  kimi,
  qwen3,
  hermes,
  llama3,
  mistral,
  gptOss,
  sharegpt,
  llamaFactory,
  axolotl,
  msSwift,
  primeRl,
  tinker,
  xlam,
  reactText,
  promptCompletion,
  decisionPoints,
];

export const pairExporters: readonly PairExporter[] = [dpo, openaiDpo, kto, msSwiftDpo];
