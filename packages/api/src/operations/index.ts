import { defineFeature } from '../platform/define-feature.ts';
import { operationsAccess } from './operations-access.ts';

defineFeature({ access: operationsAccess });

export { operationsAccess };
export { operationsRouter } from './operations-router.ts';
export type { GroupsOfSize, PlacementFiguresView } from './placement-figures-view.ts';
