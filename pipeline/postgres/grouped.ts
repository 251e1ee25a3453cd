// Requests to a database that come while it works on others go to it together, as soon as it is done with those. So many
// small requests take few statements, and a lone one does not wait.

interface Asked<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Items in one statement: a thousand replies are some megabytes. */
const most = 1000;

/** `work` gives one result for each item, in their order. */
export function grouped<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  const waiting: Asked<Item, Result>[] = [];
  let isWorking = false;
  const goOn = async (): Promise<void> => {
    isWorking = true;
    while (waiting.length > 0) {
      const group = waiting.splice(0, most);
      try {
        const results = await work(group.map(({ item }) => item));
        for (const [index, { resolve }] of group.entries()) resolve(results[index] as Result); // one for each
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    isWorking = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isWorking) void goOn();
    });
}
