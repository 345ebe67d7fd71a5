export { replay, type Credentials, type ReplayApi, type Surroundings } from './replay.ts';
