import { Model, type RelationMappings } from 'objection';
import { ApiKey } from './api-key.ts';
import { BaseModel } from './base-model.ts';
import { Order } from './order.ts';
import { Session } from './session.ts';
import { UserCredential } from './user-credential.ts';
import { UserRole } from './user-role.ts';

export class User extends BaseModel {
  static override readonly tableName = 'users';

  declare id: string;
  declare email: string;
  declare name: string;
  declare createdAt: string;
  declare updatedAt: string;
  declare version: number;

  declare orders?: Order[];
  declare sessions?: Session[];
  declare apiKeys?: ApiKey[];
  declare credential?: UserCredential | null;
  declare role?: UserRole | null;

  static override get relationMappings(): RelationMappings {
    return {
      orders: {
        relation: Model.HasManyRelation,
        modelClass: Order,
        join: { from: 'users.id', to: 'orders.user_id' },
      },
      sessions: {
        relation: Model.HasManyRelation,
        modelClass: Session,
        join: { from: 'users.id', to: 'sessions.user_id' },
      },
      apiKeys: {
        relation: Model.HasManyRelation,
        modelClass: ApiKey,
        join: { from: 'users.id', to: 'api_keys.user_id' },
      },
      credential: {
        relation: Model.HasOneRelation,
        modelClass: UserCredential,
        join: { from: 'users.id', to: 'user_credentials.user_id' },
      },
      role: {
        relation: Model.HasOneRelation,
        modelClass: UserRole,
        join: { from: 'users.id', to: 'user_roles.user_id' },
      },
    };
  }
}
