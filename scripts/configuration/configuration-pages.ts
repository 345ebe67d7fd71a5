import { describeSettings } from '@order-store/api/settings';
import { format } from 'oxfmt';

type Setting = ReturnType<typeof describeSettings>[number];

/** The generated files that document the settings, by their path from the root. */
export async function configurationPages(): Promise<Readonly<Record<string, string>>> {
  const groups = Map.groupBy(describeSettings(), ({ group }) => group);
  const page = `# Configuration

The API reads these environment variables, and \`npm start\` also those in \`.env\`. An empty variable counts as not set.
If one is malformed, the start fails with a message that names it, its value and what is valid. \`npm run config:dump\`
generates this page and [.env.example](../.env.example) from the code.

${Array.from(groups, ([group, settings]) => sectionOf(group, settings)).join('\n')}`;
  const { code } = await format('configuration.md', page, { printWidth: 100 });
  return {
    'docs/configuration.md': code,
    '.env.example': exampleFile([...groups.values()].flat()),
  };
}

function sectionOf(group: string, settings: readonly Setting[]): string {
  return `## ${group}\n\n${settings.map(entryOf).join('\n')}`;
}

function entryOf(setting: Setting): string {
  const { name, meaning, rule, unit, example } = setting;
  const lines = [
    rule,
    unit === undefined ? undefined : `unit: ${unit}`,
    `default: ${setting.default ? `\`${setting.default}\`` : (setting.without ?? 'none')}`,
    `example: \`${name}=${example}\``,
  ];
  return `### \`${name}\`

${meaning}

${lines.flatMap((line) => (line === undefined ? [] : `- ${line}`)).join('\n')}
`;
}

/** A file to copy: every setting is commented out, with its default or else its example. */
function exampleFile(settings: readonly Setting[]): string {
  const intro = `All environment variables of the order store; docs/configuration.md describes them. Copy this file to .env and change what you need. \`npm run config:dump\` generates it.`;
  const entries = settings.map((setting) => {
    const { name, meaning, rule, without, example } = setting;
    const sentences = [
      meaning,
      rule === undefined ? undefined : `It ${rule}.`,
      `Default: ${setting.default || (without ?? 'none')}.`,
    ];
    const comment = commented(sentences.filter((each) => each !== undefined).join(' '));
    return `${comment}\n#${name}=${setting.default || example}`;
  });
  return `${commented(intro)}\n\n${entries.join('\n\n')}\n`;
}

/** Wraps the text into comment lines of at most 110 characters. */
function commented(text: string): string {
  const lines = text.match(/.{1,108}(?:\s|$)/g) ?? [];
  return lines.map((line) => `# ${line.trimEnd()}`).join('\n');
}
