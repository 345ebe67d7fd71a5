import { Model, type RelationMappings } from 'objection';
import { BaseModel } from './base-model.ts';
import { Order } from './order.ts';
import { OrderItem } from './order-item.ts';
import { StockMovement } from './stock-movement.ts';

export class Product extends BaseModel {
  static override readonly tableName = 'products';

  declare id: string;
  declare sku: string;
  declare name: string;
  declare description: string | null;
  /** DECIMAL(10,2) as a decimal string. */
  declare price: string;
  declare stockQuantity: number;
  declare createdAt: string;
  declare updatedAt: string;
  declare version: number;

  declare orderItems?: OrderItem[];
  declare orders?: Order[];
  declare stockMovements?: StockMovement[];

  static override get relationMappings(): RelationMappings {
    return {
      orderItems: {
        relation: Model.HasManyRelation,
        modelClass: OrderItem,
        join: { from: 'products.id', to: 'order_items.product_id' },
      },
      orders: {
        relation: Model.ManyToManyRelation,
        modelClass: Order,
        join: {
          from: 'products.id',
          through: { from: 'order_items.product_id', to: 'order_items.order_id' },
          to: 'orders.id',
        },
      },
      stockMovements: {
        relation: Model.HasManyRelation,
        modelClass: StockMovement,
        join: { from: 'products.id', to: 'stock_movements.product_id' },
      },
    };
  }
}
