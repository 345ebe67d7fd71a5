import { Model, type RelationMappings } from 'objection';
import { BaseModel } from './base-model.ts';
import { Order } from './order.ts';
import { Product } from './product.ts';
import { User } from './user.ts';

/** A change of stock other than a sale: sales are the orders' items. */
export class StockMovement extends BaseModel {
  static override readonly tableName = 'stock_movements';

  declare id: string;
  declare productId: string;
  declare kind: 'opening' | 'cancellation' | 'adjustment' | 'count';
  declare delta: number;
  declare quantityAfter: number;
  declare reason: string | null;
  /** The order that a cancellation gave the pieces back from. */
  declare orderId: string | null;
  declare byUserId: string | null;
  declare createdAt: string;

  declare product?: Product;
  declare order?: Order | null;
  declare by?: User | null;

  static override get relationMappings(): RelationMappings {
    return {
      product: {
        relation: Model.BelongsToOneRelation,
        modelClass: Product,
        join: { from: 'stock_movements.product_id', to: 'products.id' },
      },
      order: {
        relation: Model.BelongsToOneRelation,
        modelClass: Order,
        join: { from: 'stock_movements.order_id', to: 'orders.id' },
      },
      by: {
        relation: Model.BelongsToOneRelation,
        modelClass: User,
        join: { from: 'stock_movements.by_user_id', to: 'users.id' },
      },
    };
  }
}
