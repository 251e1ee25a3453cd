import { FOODS } from './foods.ts';

export interface Options {
  readonly days: number;
  readonly people: number;
  readonly winter: boolean;
  /** Names of foods that are left out; the property is missing if there are none. */
  readonly without?: readonly string[];
}

const MOST = { days: 30, people: 12 } as const;

/**
 * Reads `--days N` (1 to 30), `--people N` (1 to 12, 2 if it is not given), and `--winter`, in any order.
 * `--days=N` is the same as `--days N`. The last of several equal options counts. `--days` is needed.
 * `--without FOOD` leaves a food out and can be given several times.
 *
 * @returns the options, or a sentence that says what is wrong with the first argument that is, and at last whether
 *   `--days` is missing
 */
export function parseArguments(argv: readonly string[]): Options | string {
  const numbers: { days?: number; people: number } = { people: 2 };
  let winter = false;
  const without = new Set<string>();
  const rest = argv.flatMap((argument) => (argument.startsWith('--') ? splitOnce(argument) : [argument]));
  while (rest.length > 0) {
    const argument = rest.shift()!;
    if (argument === '--winter') {
      winter = true;
    } else if (argument === '--days' || argument === '--people') {
      const name = argument.slice(2) as 'days' | 'people';
      const value = rest.shift();
      const number = /^\d+$/.test(value ?? '') ? Number(value) : 0;
      if (number < 1 || number > MOST[name]) return `${argument} must be a number from 1 to ${MOST[name]}.`;
      numbers[name] = number;
    } else if (argument === '--without') {
      const food = rest.shift();
      if (!FOODS.some(({ name }) => name === food))
        return `There is no food ${food ?? ''}`.trim().concat('.');
      without.add(food!);
      if (without.size === FOODS.length) return 'There is nothing left to eat.';
    } else {
      return `There is no option ${argument}.`;
    }
  }
  if (numbers.days === undefined) return '--days is missing.';
  const options = { days: numbers.days, people: numbers.people, winter };
  return without.size === 0 ? options : { ...options, without: [...without] };
}

function splitOnce(argument: string): string[] {
  const at = argument.indexOf('=');
  return at === -1 ? [argument] : [argument.slice(0, at), argument.slice(at + 1)];
}
