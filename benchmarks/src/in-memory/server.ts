import { serveRouter } from '../processes/serve-router.ts';
import { adapterVariable, inMemoryRouter, responsesVariable } from './in-memory-router.ts';

const responses: Record<string, unknown> = JSON.parse(process.env[responsesVariable] ?? '{}');
await serveRouter(inMemoryRouter(responses), {
  fastPath: process.env[adapterVariable] === undefined,
});
