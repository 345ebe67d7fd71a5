import { defineFeature } from '../platform/define-feature.ts';
import { operationsAccess } from './operations-access.ts';
import { PlacementFiguresView } from './operations-schemas.ts';

defineFeature({ access: operationsAccess, schemas: { PlacementFigures: PlacementFiguresView } });

export { operationsAccess };
export { operationsRouter } from './operations-router.ts';
export type { GroupsOfSize, PlacementFiguresView } from './placement-figures-view.ts';
