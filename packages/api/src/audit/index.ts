import { defineFeature } from '../platform/define-feature.ts';
import { auditAccess } from './audit-access.ts';
import { SecurityEventView } from './audit-schemas.ts';

defineFeature({ access: auditAccess, schemas: { SecurityEvent: SecurityEventView } });

export { auditAccess };
export { auditExport } from './export-security-events.ts';
export { auditRouter } from './audit-router.ts';
export { auditRetention } from './audit-retention.ts';
export type { SecurityEventView } from './security-event-view.ts';
