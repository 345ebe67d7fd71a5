// Loads every feature, so that the table is complete.
import './features.ts';

export { accessTable } from '../platform/identity/access.ts';
