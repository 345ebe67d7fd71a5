import { Model, type RelationMappings } from 'objection';
import { BaseModel } from './base-model.ts';
import { Order } from './order.ts';
import type { OrderStatus } from './order-workflow.ts';
import { User } from './user.ts';

export class OrderEvent extends BaseModel {
  static override readonly tableName = 'order_events';

  declare id: string;
  declare orderId: string;
  declare fromStatus: OrderStatus | null;
  declare toStatus: OrderStatus;
  declare byUserId: string | null;
  declare note: string | null;
  declare createdAt: string;

  declare order?: Order;
  declare by?: User | null;

  static override get relationMappings(): RelationMappings {
    return {
      order: {
        relation: Model.BelongsToOneRelation,
        modelClass: Order,
        join: { from: 'order_events.order_id', to: 'orders.id' },
      },
      by: {
        relation: Model.BelongsToOneRelation,
        modelClass: User,
        join: { from: 'order_events.by_user_id', to: 'users.id' },
      },
    };
  }
}
