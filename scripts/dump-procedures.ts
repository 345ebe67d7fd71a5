import { writeFile } from 'node:fs/promises';
import { describeProcedures } from './procedures/describe-procedures.ts';

// Writes docs/procedures.md from the routers.
await writeFile(new URL('../docs/procedures.md', import.meta.url), await describeProcedures());
console.log('Wrote docs/procedures.md');
