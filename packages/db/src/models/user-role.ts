import { Model, type RelationMappings } from 'objection';
import { BaseModel } from './base-model.ts';
import { User } from './user.ts';

export type Role = 'customer' | 'staff';

/** A user without a row is a customer. */
export class UserRole extends BaseModel {
  static override readonly tableName = 'user_roles';
  static override readonly idColumn = 'user_id';

  declare userId: string;
  declare role: Role;

  declare user?: User;

  static override get relationMappings(): RelationMappings {
    return {
      user: {
        relation: Model.BelongsToOneRelation,
        modelClass: User,
        join: { from: 'user_roles.user_id', to: 'users.id' },
      },
    };
  }
}
