export { runChaos, type Surroundings } from './run-chaos.ts';
export type { World } from './world.ts';
