// Which files of a repository stand beside its server: none of them declares a tool that the server offers. A list of
// tools in test data may be a copy of what a server answered; it is not where the tools come from.

/** Whatever is in a folder of these names belongs to others or to tests. */
const firm = [
  'node_modules|vendor|third_party|site-packages|\\.venv|venv|\\.git',
  '(\\w+[-_.])?tests?|__\\w+__|tests?[-_.](\\w+[-_.])?(utils?|helpers?|support|servers?|data|fixtures?)|testdata|e2e',
  'fixtures?|mocks?|cypress|\\.?storybook',
].join('|');

/** Words for what is shown or measured. Below a folder of `subjects` it is what a server is about: `tools/docs/`. */
const loose = 'docs?|snippets?|stories|snapshots?|specs?|testing|conformance|evals?|bench(marks?)?';
/** Folders of packages: `com/example/` is a name. */
const packages = 'src/\\w*main|com|org|io|net|dev';
const subjects = `tools?|handlers|modules|features|${packages}`;

const asides = [
  new RegExp(`(^|/)(${firm})/`, 'i'),
  new RegExp(`^((?!(${subjects})/)[^/]+/)*?(${loose})/`, 'i'),
  new RegExp(`^((?!(${packages})/)[^/]+/)*?(examples?|samples?)([-_]?\\d+)?/`, 'i'),
  /\.(test|tests|spec|e2e|bench|min|stories|story|fixtures?|mocks?|snap)\.[a-z]+$/i,
  /(^|\/)(test_[^/]*|[^/]*_tests?|conftest|examples?|demo)\.([mc]?[jt]sx?|py)$/,
  new RegExp(`^((?!(${subjects})/)[^/]+/)*(test-[^/]*|[^/]*-tests?)\\.[mc]?[jt]sx?$`),
  /_test\.go$/,
];

export const isAside = (path: string): boolean => asides.some((pattern) => pattern.test(path));
