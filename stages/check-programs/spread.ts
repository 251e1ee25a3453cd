// Some of the programs that come with toolloom: languages in turn, and of each language one of every area first.
import { ownFolderOf, ownPrograms, readDescribed } from './folder.ts';

export async function spread(most: number): Promise<string[]> {
  const byLanguage = new Map<string, string[]>();
  for (const name of await ownPrograms()) {
    const language = name.split('/')[0] ?? '';
    byLanguage.set(language, [...(byLanguage.get(language) ?? []), name]);
  }
  const lists = await Promise.all([...byLanguage.values()].map(oneOfEachAreaFirst));
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1)))
    .flat()
    .slice(0, most);
}

async function oneOfEachAreaFirst(names: readonly string[]): Promise<string[]> {
  const had = new Map<string, number>();
  const ranked: { name: string; round: number }[] = [];
  for (const name of names) {
    const described = await readDescribed(ownFolderOf(name));
    const area = typeof described === 'string' ? '' : described.area;
    const round = had.get(area) ?? 0;
    had.set(area, round + 1);
    ranked.push({ name, round });
  }
  return ranked.sort((a, b) => a.round - b.round).map(({ name }) => name);
}
