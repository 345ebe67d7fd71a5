import { Order, Product, User } from '@order-store/db';
import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { orderRow } from '../orders/order-row.ts';
import { productRow } from '../products/product-row.ts';
import type { Field } from '../shared/row.ts';
import { userRow } from '../users/user-row.ts';

const typesOf = {
  bigint: ['bigint'],
  int: ['integer'],
  json: ['json', 'jsonb'],
  numeric: ['numeric'],
  text: ['character varying', 'text'],
  timestamp: ['timestamp without time zone'],
};

const rows = [
  { model: Order, row: orderRow },
  { model: Product, row: productRow },
  { model: User, row: userRow },
];

for (const { model, row } of rows) {
  databaseTest(`defines every column of ${model.tableName} with its type`, async ({ database }) => {
    const { rows: columns } = await database.pool.query<{ name: string; type: string }>(
      `SELECT column_name AS name, data_type AS type FROM information_schema.columns
       WHERE table_schema = current_schema() AND table_name = $1`,
      [model.tableName],
    );
    const defined = new Map(
      Object.entries<Field<unknown>>(row.fields).flatMap(([key, { type, sql }]) =>
        sql ? [] : [[model.propertyNameToColumnName(key), typesOf[type]] as const],
      ),
    );
    expect([...defined.keys()].toSorted()).toEqual(columns.map(({ name }) => name).toSorted());
    for (const { name, type } of columns) expect(defined.get(name)).toContain(type);
  });
}
