import type { RelationMappings } from 'objection';
import { BaseModel } from './base-model.ts';
import type { OrderEventKind, OrderStatus } from './order-workflow.ts';
import { belongsTo, hasMany, hasOne, manyToMany } from './relations.ts';

// The models with relations. They are one module because relations go in both directions.

const userOf = (table: string) => (): RelationMappings => ({
  user: belongsTo(() => User, `${table}.user_id`, 'users.id'),
});

export class User extends BaseModel {
  static override readonly tableName = 'users';

  declare id: string;
  declare email: string;
  declare name: string;
  declare createdAt: string;
  declare updatedAt: string;
  declare version: number;
  /** When the personal data was erased; name and e-mail address are placeholders since. */
  declare erasedAt: string | null;

  declare orders?: Order[];
  declare sessions?: Session[];
  declare apiKeys?: ApiKey[];
  declare credential?: UserCredential | null;
  declare role?: UserRole | null;
  declare emailVerification?: EmailVerification | null;

  static override readonly relationMappings = (): RelationMappings => ({
    orders: hasMany(() => Order, 'users.id', 'orders.user_id'),
    sessions: hasMany(() => Session, 'users.id', 'sessions.user_id'),
    apiKeys: hasMany(() => ApiKey, 'users.id', 'api_keys.user_id'),
    credential: hasOne(() => UserCredential, 'users.id', 'user_credentials.user_id'),
    role: hasOne(() => UserRole, 'users.id', 'user_roles.user_id'),
    emailVerification: hasOne(() => EmailVerification, 'users.id', 'email_verifications.user_id'),
  });
}

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
  /** Null while it is for sale. */
  declare archivedAt: string | null;
  /** The units that each customer may buy; null without a limit. Counted from `purchase_limit_starts`. */
  declare purchaseLimit: number | null;

  declare orderItems?: OrderItem[];
  declare orders?: Order[];
  declare stockMovements?: StockMovement[];

  static override readonly relationMappings = (): RelationMappings => ({
    orderItems: hasMany(() => OrderItem, 'products.id', 'order_items.product_id'),
    orders: manyToMany(
      () => Order,
      'products.id',
      { from: 'order_items.product_id', to: 'order_items.order_id' },
      'orders.id',
    ),
    stockMovements: hasMany(() => StockMovement, 'products.id', 'stock_movements.product_id'),
  });
}

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
  declare notes?: OrderNote[];

  static override readonly relationMappings = (): RelationMappings => ({
    user: belongsTo(() => User, 'orders.user_id', 'users.id'),
    items: hasMany(() => OrderItem, 'orders.id', 'order_items.order_id'),
    products: manyToMany(
      () => Product,
      'orders.id',
      { from: 'order_items.order_id', to: 'order_items.product_id' },
      'products.id',
    ),
    events: hasMany(() => OrderEvent, 'orders.id', 'order_events.order_id'),
    notes: hasMany(() => OrderNote, 'orders.id', 'order_notes.order_id'),
  });
}

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

  static override readonly relationMappings = (): RelationMappings => ({
    order: belongsTo(() => Order, 'order_items.order_id', 'orders.id'),
    product: belongsTo(() => Product, 'order_items.product_id', 'products.id'),
  });
}

export class OrderEvent extends BaseModel {
  static override readonly tableName = 'order_events';

  declare id: string;
  declare orderId: string;
  declare fromStatus: OrderStatus | null;
  declare toStatus: OrderStatus;
  declare byUserId: string | null;
  /** Internal, unless the customer wrote it. */
  declare note: string | null;
  /** A note from staff, visible to the customer. */
  declare customerNote: string | null;
  /** Why the store itself changed the status; null if a user did. */
  declare cause: 'expired' | 'paid' | null;
  /** What happened besides the status; null if only the status changed. */
  declare kind: OrderEventKind | null;
  /** The shipment that was sent or delivered. */
  declare shipmentId: string | null;
  declare createdAt: string;

  declare order?: Order;
  declare by?: User | null;

  static override readonly relationMappings = (): RelationMappings => ({
    order: belongsTo(() => Order, 'order_events.order_id', 'orders.id'),
    by: belongsTo(() => User, 'order_events.by_user_id', 'users.id'),
  });
}

/** An internal note of staff. */
export class OrderNote extends BaseModel {
  static override readonly tableName = 'order_notes';

  declare id: string;
  declare orderId: string;
  declare byUserId: string | null;
  declare text: string;
  declare createdAt: string;

  declare order?: Order;
  declare by?: User | null;

  static override readonly relationMappings = (): RelationMappings => ({
    order: belongsTo(() => Order, 'order_notes.order_id', 'orders.id'),
    by: belongsTo(() => User, 'order_notes.by_user_id', 'users.id'),
  });
}

/** A change of stock other than a sale. Sales are order items. */
export class StockMovement extends BaseModel {
  static override readonly tableName = 'stock_movements';

  declare id: string;
  declare productId: string;
  declare kind: 'opening' | 'cancellation' | 'return' | 'adjustment' | 'count';
  declare delta: number;
  declare quantityAfter: number;
  declare reason: string | null;
  /** The order whose units came back. */
  declare orderId: string | null;
  /** The entry of `order_item_changes`; null if the whole order was cancelled. */
  declare changeId: string | null;
  declare byUserId: string | null;
  declare createdAt: string;

  declare product?: Product;
  declare order?: Order | null;
  declare by?: User | null;

  static override readonly relationMappings = (): RelationMappings => ({
    product: belongsTo(() => Product, 'stock_movements.product_id', 'products.id'),
    order: belongsTo(() => Order, 'stock_movements.order_id', 'orders.id'),
    by: belongsTo(() => User, 'stock_movements.by_user_id', 'users.id'),
  });
}

export class UserCredential extends BaseModel {
  static override readonly tableName = 'user_credentials';
  static override readonly idColumn = 'user_id';

  declare userId: string;
  declare passwordHash: string;
  declare updatedAt: string;

  declare user?: User;

  static override readonly relationMappings = userOf('user_credentials');
}

export type Role = 'customer' | 'staff';

/** A user without a row is a customer. */
export class UserRole extends BaseModel {
  static override readonly tableName = 'user_roles';
  static override readonly idColumn = 'user_id';

  declare userId: string;
  declare role: Role;

  declare user?: User;

  static override readonly relationMappings = userOf('user_roles');
}

/** The link to verify an address. A user without a row has a verified address and no change pending. */
export class EmailVerification extends BaseModel {
  static override readonly tableName = 'email_verifications';
  static override readonly idColumn = 'user_id';

  declare userId: string;
  /** The address that the link verifies: the account's, or one that replaces it. */
  declare email: string;
  /** Whether the account's current address is verified. */
  declare verified: boolean;
  /** SHA-256 of the link's token. */
  declare tokenHash: Buffer;
  declare createdAt: string;
  declare expiresAt: string;

  declare user?: User;

  static override readonly relationMappings = userOf('email_verifications');
}

export class Session extends BaseModel {
  static override readonly tableName = 'sessions';
  static override readonly idColumn = 'token_hash';

  /** SHA-256 of the token. The token itself is not stored. */
  declare tokenHash: Buffer;
  /** Can be shown to the user, unlike the hash. */
  declare id: string;
  declare userId: string;
  declare createdAt: string;
  declare lastUsedAt: string;
  declare expiresAt: string;
  /** The last time that the password was entered in this session; null if not since signing in. */
  declare authenticatedAt: string | null;
  /** The address and user agent that signed in. */
  declare address: string | null;
  declare userAgent: string | null;

  declare user?: User;

  static override readonly relationMappings = userOf('sessions');
}

/** Authenticates a program as a user. */
export class ApiKey extends BaseModel {
  static override readonly tableName = 'api_keys';

  declare id: string;
  declare userId: string;
  declare name: string;
  /** SHA-256 of the key. The key itself is not stored. */
  declare keyHash: Buffer;
  /** The first and last characters of the key, to recognize it by. */
  declare hint: string;
  /** The API defines the scopes. */
  declare scopes: string[];
  declare createdAt: string;
  declare lastUsedAt: string | null;
  declare expiresAt: string | null;

  declare user?: User;

  static override readonly relationMappings = userOf('api_keys');
}
