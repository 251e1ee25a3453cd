import { parseArguments } from './arguments.ts';
import { pack } from './pack.ts';

/**
 * Runs the command line: writes one line per food with portions and kilograms (two places), and a line with the total
 * weight and the weight for each person:
 *
 *     oats: 8 portions, 0.80 kg
 *     total: 4.12 kg, 2.06 kg each
 *
 * If the foods do not give enough energy, a last line says `This is not enough.`
 *
 * @param write takes whole lines
 * @returns 0, or 2 after writing the mistake in the arguments
 */
export function main(argv: readonly string[], write: (text: string) => void): number {
  const options = parseArguments(argv);
  if (typeof options === 'string') {
    write(`${options}\n`);
    return 2;
  }
  const { lines, isEnough } = pack(options);
  let total = 0;
  for (const { food, portions } of lines) {
    const grams = food.grams * portions;
    total += grams;
    write(`${food.name}: ${portions} portions, ${kilograms(grams)}\n`);
  }
  write(`total: ${kilograms(total)}, ${kilograms(total / options.people)} each\n`);
  if (!isEnough) write('This is not enough.\n');
  return 0;
}

function kilograms(grams: number): string {
  return `${(grams / 1000).toFixed(2)} kg`;
}
