import { describeVariables, type Variable } from '@order-store/api/config-reference';
import { format } from 'oxfmt';

/** The pages that tell of the configuration, by their path from the root, as they are to be committed. */
export async function configurationPages(): Promise<Readonly<Record<string, string>>> {
  const groups = Map.groupBy(describeVariables(), ({ group }) => group);
  const page = `# Configuration

The API reads these environment variables, and \`npm start\` also those in \`.env\`. An empty one counts as not set. A
malformed one is refused at start, with a message that names every such variable and what it must be. This page and
[.env.example](../.env.example) are made by \`npm run config:dump\` from the schema that parses them.

${Array.from(groups, ([group, variables]) => sectionOf(group, variables)).join('\n')}`;
  const { code } = await format('configuration.md', page, { printWidth: 100 });
  return {
    'docs/configuration.md': code,
    '.env.example': exampleFile([...groups.values()].flat()),
  };
}

function sectionOf(group: string, variables: readonly Variable[]): string {
  return `## ${group}\n\n${variables.map(entryOf).join('\n')}`;
}

function entryOf({ name, meaning, rule, byDefault, unit, example }: Variable): string {
  const lines = [
    rule,
    unit === undefined ? null : `unit: ${unit}`,
    `default: ${defaultOf({ byDefault }, (value) => `\`${value}\``)}`,
    `example: \`${name}=${example}\``,
  ];
  return `### \`${name}\`

${meaning}

${lines.flatMap((line) => (line === null ? [] : `- ${line}`)).join('\n')}
`;
}

/** For copying: everything commented out, with what holds without it. */
function exampleFile(variables: readonly Variable[]): string {
  const intro = `Every variable that the order store reads; docs/configuration.md says more. Copy to .env and change what you need. A malformed one is refused at start with a message that names it. Made by \`npm run config:dump\`.`;
  const entries = variables.map((variable) => {
    const { name, meaning, rule, byDefault, example } = variable;
    const words = `${meaning}${rule === null ? '' : ` It ${rule}.`} Without it: ${defaultOf({ byDefault }, (value) => value)}.`;
    return `${commented(words)}\n#${name}=${'value' in byDefault ? byDefault.value : example}`;
  });
  return `${commented(intro)}\n\n${entries.join('\n\n')}\n`;
}

function defaultOf(
  { byDefault }: Pick<Variable, 'byDefault'>,
  quote: (value: string) => string,
): string {
  return 'value' in byDefault ? quote(byDefault.value) : byDefault.words;
}

/** As comment lines of at most 110 letters. */
function commented(text: string): string {
  const lines = text.match(/.{1,108}(?:\s|$)/g) ?? [];
  return lines.map((line) => `# ${line.trimEnd()}`).join('\n');
}
