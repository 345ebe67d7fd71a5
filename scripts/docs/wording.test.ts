import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFiles, root } from './project-files.ts';

interface Rule {
  /** Matches whole words in lower case. Names are split into their words first: `guessGuard` is `guess guard`. */
  readonly avoid: RegExp;
  readonly use: string;
  /** Lines that may contain the word. */
  readonly unless?: RegExp;
}

/** The glossary. Ordinary words are listed only in the phrases that have a standard term. */
const rules: readonly Rule[] = [
  { avoid: /(an?|the|each|every|its|no) repeats?|repeat (link|policy|on)/, use: 'retry' },
  { avoid: /plac(e|es|ed|ing) together|group queue|place group/, use: 'batch, Batcher' },
  { avoid: /cut(s|ting)? by month|cut months/, use: 'partitioned by month' },
  { avoid: /told|tells?|telling|hears?|heard/, use: 'notify, emit, publish, deliver, show' },
  {
    avoid: /pieces?/,
    use: 'units, parts',
    // `pieces` is a column of the order export; the others are names before the rename.
    unless:
      /items,pieces,total|'pieces'|as pieces|readonly pieces: string|catalog piece view as|catalog ?piece`|piece ?count`/,
  },
  { avoid: /turn(s|ed|ing)? away/, use: 'reject' },
  {
    avoid: /refus(e|es|ed|ing)/,
    use: 'reject',
    // Fields and outcomes of catalog.import, and names before a rename.
    unless:
      /connection refused|refused connections?|econnrefused|refuses? to|refused: |["']refused["']|as refused|, refused, |`on refused`/,
  },
  { avoid: /(the|an|one's) own/, use: "the caller's, its own" },
  { avoid: /(the|every|each) (release|version) before/, use: 'the previous release' },
  { avoid: /forgets?|forgetting/, use: 'purge, retention' },
  { avoid: /guess guard/, use: 'login throttle' },
  {
    avoid: /share reads?|shared reads?/,
    use: 'single-flight reads',
    // A PostgreSQL term.
    unless: /shared read blocks/,
  },
  { avoid: /short way|single calls/, use: 'fast path' },
  { avoid: /after answer/, use: 'after response' },
  { avoid: /answers? outside/, use: 'express errors' },
  { avoid: /accepted (calls|requests)/, use: 'in-flight requests' },
  { avoid: /follow requests?/, use: 'request logging' },
  { avoid: /own page/, use: 'same-origin check' },
  { avoid: /briefly/, use: 'with a short lock timeout' },
  { avoid: /hindrances?/, use: 'preflight checks' },
  { avoid: /anatomy/, use: 'introspection' },
  { avoid: /mend(s|ed|ing)?/, use: 'fix' },
  { avoid: /later link/, use: 'lazy link' },
  { avoid: /key link/, use: 'idempotency-key link', unless: /idempotency[ -]key link/ },
  { avoid: /tortur(e|ed|es|ing)/, use: 'chaos test', unless: /npm run torture|"torture"/ },
  { avoid: /added up|adds up sales/, use: 'rolled up, rollup' },
  { avoid: /usual way/, use: 'baseline' },
  {
    avoid: /under way/,
    use: 'in flight, in progress',
    // `underWay` is a field of operations.placement.
    unless: /under way: /,
  },
  { avoid: /opponents?/, use: 'side, alternative' },
  { avoid: /turnstile/, use: 'batch limiter' },
  { avoid: /somebody|everybody|anybody/, use: 'someone, everyone, anyone' },
  { avoid: /for good/, use: 'permanently, finally' },
  {
    avoid: /whom|whoever|whatsoever|thereof|thus|hence|lest|shall|upon|anew|likewise|shelf|shelves/,
    use: 'plain words',
  },
];

const folders = [
  '.changeset',
  'apps',
  'benchmarks',
  'docs',
  'examples',
  'operations',
  'packages',
  'scripts',
  'tests',
];

/** Documents, code, styles, and what operators see in dashboards and alerts. */
const endings = '{md,ts,tsx,mjs,js,css,html,yml,yaml,conf,sql}';

/** Generated files repeat words of sources that are checked themselves. Landed migrations do not change. */
const skipped =
  /^docs\/(procedures|configuration|schema)\.md$|api-report|\.gen\.ts$|\/migrations\/\d|^scripts\/docs\/wording\.test\.ts$/;

describe('names, messages and documents use the terms of the glossary', () => {
  test.each(folders)('%s', (folder) => {
    const offences = offencesInFiles(`${folder}/**/*.${endings}`);
    expect(offences.length, summaryOf(offences)).toBe(0);
  });

  test('the repository root and the dashboard', () => {
    const offences = [
      ...offencesInFiles(`*.${endings}`),
      ...offencesInFiles('.env.example'),
      ...offencesInFiles('operations/**/*.json'),
    ];
    expect(offences.length, summaryOf(offences)).toBe(0);
  });
});

test('finds words in prose, in names and in file names', () => {
  expect(offencesIn('a.md', 'one\nIs told of it.')).toEqual([
    'a.md:2: "told": use notify, emit, publish, deliver, show',
  ]);
  expect(offencesIn('a.ts', 'export class GuessGuard {}')).toEqual([
    'a.ts:1: "guess guard": use login throttle',
  ]);
  expect(offencesIn('x/share-reads.ts', '')).toEqual([
    'x/share-reads.ts: "share reads": use single-flight reads',
  ]);
});

test('ignores longer words, allowed phrases and the glossary itself', () => {
  expect(offencesIn('a.ts', 'amend(recommended, "connection refused", stolen)')).toEqual([]);
  expect(offencesIn('a.md', '### Glossary\n\n| told | notify |\n')).toEqual([]);
});

function offencesInFiles(pattern: string): string[] {
  return projectFiles(pattern)
    .filter((file) => !skipped.test(file))
    .flatMap((file) => offencesIn(file, readFileSync(join(root, file), 'utf8')));
}

function summaryOf(offences: readonly string[]): string {
  return [`The glossary replaces ${offences.length} words:`, ...offences, ''].join('\n');
}

function offencesIn(file: string, text: string): string[] {
  const lines = file.endsWith('.md') ? withoutGlossary(text) : text;
  return [
    ...offencesInLine(file, file),
    ...lines.split('\n').flatMap((line, index) => offencesInLine(`${file}:${index + 1}`, line)),
  ];
}

function offencesInLine(place: string, line: string): string[] {
  const words = toWords(line);
  return wholeWordRules.flatMap(({ avoid, use, unless }) => {
    const found = avoid.exec(words)?.[0];
    if (found === undefined || unless?.test(words)) return [];
    return [`${place}: "${found}": use ${use}`];
  });
}

const wholeWordRules = rules.map((rule) => ({
  ...rule,
  avoid: new RegExp(String.raw`\b(?:${rule.avoid.source})\b`),
}));

/** `runGuessGuard`, `run-guess-guard` and `RUN_GUESS_GUARD` are all `run guess guard`. */
function toWords(line: string): string {
  return line
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/(?<=\w)[-_](?=\w)/g, ' ')
    .toLowerCase();
}

/** Empties the lines of a section with the heading "Glossary". */
function withoutGlossary(markdown: string): string {
  return markdown.replaceAll(/^#+ Glossary\n[^]*?(?=^#|(?![^]))/gm, (section) =>
    section.replaceAll(/.+/g, ''),
  );
}
