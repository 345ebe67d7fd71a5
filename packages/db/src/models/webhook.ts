import { BaseModel } from './base-model.ts';

/** A URL that receives events. */
export class Webhook extends BaseModel {
  static override readonly tableName = 'webhooks';

  declare id: string;
  declare url: string;
  /** Event types; null means all. */
  declare events: string[] | null;
  declare description: string | null;
  declare secret: string;
  declare previousSecret: string | null;
  declare previousSecretUntil: string | null;
  declare failingSince: string | null;
  declare disabledAt: string | null;
  declare disabledReason: string | null;
  declare createdAt: string;
  declare updatedAt: string;
}
