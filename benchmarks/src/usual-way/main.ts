import { serveOpponent } from '../processes/serve-opponent.ts';
import { usualWayRouter } from './usual-way-router.ts';

await serveOpponent(usualWayRouter);
