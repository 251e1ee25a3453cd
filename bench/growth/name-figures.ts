// What applications and tools are called.
import { ascending, at, atMost, type Collector, countInto, mostFrequent, none } from '../figure.ts';

const suffixes = new Set(['manager', 'desk', 'board', 'office', 'register', 'system']);
const longest = 40;

export function nameFigures(): Collector {
  const lastWords = new Map<string, number>();
  const suffixed: string[] = [];
  const lengths: number[] = [];
  const long: string[] = [];
  let worlds = 0;
  return {
    note({ world, tools }) {
      worlds += 1;
      const last = world.title.toLowerCase().split(' ').at(-1) ?? '';
      countInto(lastWords, last);
      if (suffixes.has(last) || suffixes.has(world.name.split('_').at(-1) ?? '')) suffixed.push(world.title);
      for (const { name } of tools) {
        lengths.push(name.length);
        if (name.length > longest) long.push(`${name} (${name.length})`);
      }
    },
    figures() {
      const sorted = ascending(lengths);
      const frequent = mostFrequent(lastWords);
      return [
        atMost(
          `applications named NOUN + ${[...suffixes].join(', ')}`,
          { part: suffixed.length, whole: worlds },
          { limit: 20, of: 'applications', examples: suffixed },
        ),
        atMost(
          `most frequent last word of a title ("${frequent[0]?.[0] ?? ''}")`,
          { part: frequent[0]?.[1] ?? 0, whole: worlds },
          { limit: 5, of: 'applications', examples: frequent.map(([word, count]) => `${word} ${count}`) },
        ),
        none(`tool names longer than ${longest} characters`, long, 'names'),
        {
          name: 'tool names: median / p90 / most characters',
          measured: `${at(sorted, 0.5)} / ${at(sorted, 0.9)} / ${at(sorted, 1)}`,
          goal: `<= ${longest}`,
          isMet: at(sorted, 1) <= longest,
          examples: [],
        },
      ];
    },
  };
}
