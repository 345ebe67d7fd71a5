import { Model, type RelationMappings } from 'objection';
import { BaseModel } from './base-model.ts';
import { OrderEvent } from './order-event.ts';
import { OrderItem } from './order-item.ts';
import type { OrderStatus } from './order-workflow.ts';
import { Product } from './product.ts';
import { User } from './user.ts';

export class Order extends BaseModel {
  static override readonly tableName = 'orders';

  declare id: string;
  declare userId: string;
  declare orderNumber: string;
  declare status: OrderStatus;
  /** DECIMAL(10,2) as a decimal string. */
  declare totalAmount: string;
  declare createdAt: string;
  declare updatedAt: string;
  declare version: number;

  declare user?: User;
  declare items?: OrderItem[];
  declare products?: Product[];
  declare events?: OrderEvent[];

  static override get relationMappings(): RelationMappings {
    return {
      user: {
        relation: Model.BelongsToOneRelation,
        modelClass: User,
        join: { from: 'orders.user_id', to: 'users.id' },
      },
      items: {
        relation: Model.HasManyRelation,
        modelClass: OrderItem,
        join: { from: 'orders.id', to: 'order_items.order_id' },
      },
      products: {
        relation: Model.ManyToManyRelation,
        modelClass: Product,
        join: {
          from: 'orders.id',
          through: { from: 'order_items.order_id', to: 'order_items.product_id' },
          to: 'products.id',
        },
      },
      events: {
        relation: Model.HasManyRelation,
        modelClass: OrderEvent,
        join: { from: 'orders.id', to: 'order_events.order_id' },
      },
    };
  }
}
