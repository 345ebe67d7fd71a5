export { startWorld } from './start-world.ts';
