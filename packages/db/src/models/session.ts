import { Model, type RelationMappings } from 'objection';
import { BaseModel } from './base-model.ts';
import { User } from './user.ts';

export class Session extends BaseModel {
  static override readonly tableName = 'sessions';
  static override readonly idColumn = 'token_hash';

  /** SHA-256 of the token. The token itself is stored nowhere. */
  declare tokenHash: Buffer;
  declare userId: string;
  declare createdAt: string;
  declare expiresAt: string;

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
