import { BaseModel } from './base-model.ts';

/** A detail of an event: a value, several, or the fields of an object. */
export type AuditDetail =
  | string
  | string[]
  | Record<string, string | number | boolean | null | string[]>;

/** An entry of the audit trail. It refers to users by id only, because it outlives them. */
export class SecurityEvent extends BaseModel {
  static override readonly tableName = 'security_events';
  static override readonly jsonAttributes = ['details'];

  declare id: string;
  declare at: string;
  declare kind: string;
  /** The account that the event is about. */
  declare userId: string | null;
  declare byUserId: string | null;
  declare address: string | null;
  declare userAgent: string | null;
  declare requestId: string;
  /** The API key of the call. */
  declare keyId: string | null;
  declare procedure: string | null;
  declare details: Record<string, AuditDetail>;
}
