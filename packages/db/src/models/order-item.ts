import { Model, type RelationMappings } from 'objection';
import { BaseModel } from './base-model.ts';
import { Order } from './order.ts';
import { Product } from './product.ts';

export class OrderItem extends BaseModel {
  static override readonly tableName = 'order_items';

  declare id: string;
  declare orderId: string;
  declare productId: string;
  declare quantity: number;
  /** The product's price when the order was placed: DECIMAL(10,2) as a decimal string. */
  declare unitPrice: string;
  declare subtotal: string;
  declare createdAt: string;

  declare order?: Order;
  declare product?: Product;

  static override get relationMappings(): RelationMappings {
    return {
      order: {
        relation: Model.BelongsToOneRelation,
        modelClass: Order,
        join: { from: 'order_items.order_id', to: 'orders.id' },
      },
      product: {
        relation: Model.BelongsToOneRelation,
        modelClass: Product,
        join: { from: 'order_items.product_id', to: 'products.id' },
      },
    };
  }
}
