// The forms of values that nobody says by chance: record IDs, UUIDs, hashes, slugs with a number, paths, dates,
// and times. Each stands with texts that it finds and close ones that it must not; a test checks both.

interface ValueForm {
  readonly name: string;
  readonly pattern: RegExp;
  readonly finds: readonly string[];
  readonly spares: readonly string[];
}

/** Names of standards and the like, which have the form of an ID. */
const standards = 'UTF|ISO|SHA|RFC|COVID|AES|MD|IEEE|CVE|GMT|UTC|HTTP|TLS|USB|PCI|ASCII';
/** First words of compounds that are not slugs: "mid-2025", "top-10". */
const compounds =
  'mid|pre|post|sub|top|non|under|over|re|co|covid|first|level|phase|step|day|week|class|grade|tier|' +
  'zone|gate|late|early|circa';

/** A name with another ending is read as words. */
const extensions =
  'csv|tsv|json|jsonl|ya?ml|md|txt|pdf|html?|xlsx?|docx?|pptx?|png|jpe?g|svg|log|sh|py|js|ts|sql|xml|' +
  'toml|ini|cfg|zip|gz|tar|db';

/** IDs and paths. Dates and times are in the next list, because text is brought to ISO 8601 for them. */
export const idForms: readonly ValueForm[] = [
  {
    name: 'record ID',
    pattern: new RegExp(String.raw`(?<![\w-])(?!(?:${standards})-)[A-Z]{2,6}-\d{2,}(?![\w-])`, 'g'),
    finds: ['OR-1001', 'EPT-1069', 'TICKET-42'],
    spares: ['UTF-16', 'ISO-8601', 'A-12', 'SW-12-B'],
  },
  {
    name: 'UUID',
    pattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
    finds: ['3f2b8c1e-9a4d-4c55-8f0e-1b2c3d4e5f60'],
    spares: ['3f2b8c1e-9a4d'],
  },
  {
    name: 'slug',
    pattern: new RegExp(String.raw`(?<![\w/.-])(?!(?:${compounds})-)[a-z]{2,}(?:-[a-z]+)*-\d+(?![\w-])`, 'g'),
    finds: ['task-6', 'work-order-118'],
    spares: ['mid-2025', 'top-10', '24-hour', 'task-6-b'],
  },
  {
    name: 'hash',
    pattern: /(?<![\w-])(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,64}(?![\w-])/g,
    finds: ['9fceb02', 'd670460b4b4aece5915caf5c68d12f560a9fe3e4'],
    spares: ['decaf', 'facade', '1234567'],
  },
  {
    name: 'path',
    pattern: new RegExp(
      String.raw`(?<![\w:/.$€£])(?:\.{0,2}\/[\w.@-]*[\w@-](?:\/[\w.@-]*[\w@-])*|` +
        String.raw`[\w@-]+(?:\/[\w.@-]+)*\.(?:${extensions})\b)`,
      'g',
    ),
    finds: ['/data/reports/march.csv', 'notes/plan.md', './run.sh', 'inventory.xlsx'],
    spares: ['and/or', '24/7', 'https://example.com/a', 'The end.', '$20/month', 'at 9 a.m. today'],
  },
];

export const datePattern = /(?:\b\d{4}|-)-\d{2}-\d{2}\b/g;
export const timePattern = /\b\d{1,2}:\d{2}\b/g;
