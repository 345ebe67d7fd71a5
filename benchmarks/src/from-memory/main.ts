import { serveOpponent } from '../processes/serve-opponent.ts';
import { adapterVariable, answersVariable } from './answers.ts';
import { fromMemoryRouter } from './from-memory-router.ts';

const answers: Record<string, unknown> = JSON.parse(process.env[answersVariable] ?? '{}');
await serveOpponent(fromMemoryRouter(answers), {
  fastPath: process.env[adapterVariable] === undefined,
});
