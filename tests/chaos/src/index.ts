export { torture, type Surroundings } from './torture.ts';
export type { World } from './world.ts';
