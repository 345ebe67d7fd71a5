import { writeFile } from 'node:fs/promises';
import { configurationPages } from './configuration/configuration-pages.ts';

// Writes docs/configuration.md and .env.example from the settings.
for (const [path, text] of Object.entries(await configurationPages())) {
  await writeFile(new URL(`../${path}`, import.meta.url), text);
  console.log(`Wrote ${path}`);
}
