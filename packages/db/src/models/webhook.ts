import { BaseModel } from './base-model.ts';

/** Where events are told to. */
export class Webhook extends BaseModel {
  static override readonly tableName = 'webhooks';

  declare id: string;
  declare url: string;
  /** Null: every type. */
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
