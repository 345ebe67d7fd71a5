import { Model, type RelationMappings } from 'objection';
import { BaseModel } from './base-model.ts';
import { User } from './user.ts';

export class UserCredential extends BaseModel {
  static override readonly tableName = 'user_credentials';
  static override readonly idColumn = 'user_id';

  declare userId: string;
  declare passwordHash: string;
  declare updatedAt: string;

  declare user?: User;

  static override get relationMappings(): RelationMappings {
    return {
      user: {
        relation: Model.BelongsToOneRelation,
        modelClass: User,
        join: { from: 'user_credentials.user_id', to: 'users.id' },
      },
    };
  }
}
