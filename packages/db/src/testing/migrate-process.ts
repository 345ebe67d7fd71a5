import { migrateToLatest } from '../migrate.ts';

const [, , url = ''] = process.argv;
await migrateToLatest(url);
