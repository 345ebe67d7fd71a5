import { Model, type RelationMappings } from 'objection';
import { BaseModel } from './base-model.ts';
import { User } from './user.ts';

export class Session extends BaseModel {
  static override readonly tableName = 'sessions';
  static override readonly idColumn = 'token_hash';

  /** SHA-256 of the token. The token itself is stored nowhere. */
  declare tokenHash: Buffer;
  /** May be shown, unlike the hash. */
  declare id: string;
  declare userId: string;
  declare createdAt: string;
  declare lastUsedAt: string;
  declare expiresAt: string;
  /** Where and with what it was begun. */
  declare address: string | null;
  declare userAgent: string | null;

  declare user?: User;

  static override get relationMappings(): RelationMappings {
    return {
      user: {
        relation: Model.BelongsToOneRelation,
        modelClass: User,
        join: { from: 'sessions.user_id', to: 'users.id' },
      },
    };
  }
}
