import { Model, type RelationMappings } from 'objection';
import { BaseModel } from './base-model.ts';
import { User } from './user.ts';

/** What a program proves with in whose name it calls. */
export class ApiKey extends BaseModel {
  static override readonly tableName = 'api_keys';

  declare id: string;
  declare userId: string;
  declare name: string;
  /** SHA-256 of the key. The key itself is stored nowhere. */
  declare keyHash: Buffer;
  /** The key's beginning and end, to recognize it by. */
  declare hint: string;
  declare scopes: ('read' | 'orders' | 'staff')[];
  declare createdAt: string;
  declare lastUsedAt: string | null;
  declare expiresAt: string | null;

  declare user?: User;

  static override get relationMappings(): RelationMappings {
    return {
      user: {
        relation: Model.BelongsToOneRelation,
        modelClass: User,
        join: { from: 'api_keys.user_id', to: 'users.id' },
      },
    };
  }
}
