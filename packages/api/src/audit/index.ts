import { defineFeature } from '../platform/define-feature.ts';
import { auditAccess } from './audit-access.ts';

defineFeature({ access: auditAccess });

export { auditRouter } from './audit-router.ts';
export { purgeExpiredEvents } from './purge-expired-events.ts';
export type { SecurityEventView } from './security-event-view.ts';
