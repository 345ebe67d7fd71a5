export { runChaos, type ChaosEnvironment } from './run-chaos.ts';
export type { World } from './world.ts';
