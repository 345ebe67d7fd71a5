import { BaseModel } from './base-model.ts';

/** Something that matters to who may do what. People are ids only: they may be gone. */
export class SecurityEvent extends BaseModel {
  static override readonly tableName = 'security_events';
  static override readonly jsonAttributes = ['details'];

  declare id: string;
  declare at: string;
  declare kind: string;
  /** Whom it is about. */
  declare userId: string | null;
  declare byUserId: string | null;
  declare address: string | null;
  declare userAgent: string | null;
  declare requestId: string;
  declare details: Record<string, string | string[]>;
}
