import { z } from 'zod';
import type { ProductView as View } from './product-view.ts';
/** Stock and its changes stay far below what an INT holds, so that giving back never overflows. */
export declare const maxQuantity = 1000000000;
export declare const ProductView: z.ZodType<View>;
export declare const GetProductInput: z.ZodUnion<
  readonly [
    z.ZodObject<
      {
        id: z.ZodString;
      },
      z.core.$strict
    >,
    z.ZodObject<
      {
        sku: z.ZodString;
      },
      z.core.$strict
    >,
  ]
>;
export declare const ProductIdInput: z.ZodObject<
  {
    id: z.ZodString;
  },
  z.core.$strict
>;
export declare const CreateProductInput: z.ZodObject<
  {
    sku: z.ZodString;
    name: z.ZodString;
    description: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    price: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
    stockQuantity: z.ZodOptional<z.ZodInt>;
  },
  z.core.$strict
>;
export declare const UpdateProductInput: z.ZodObject<
  {
    id: z.ZodString;
    expectedVersion: z.ZodInt;
    sku: z.ZodOptional<z.ZodString>;
    name: z.ZodOptional<z.ZodString>;
    description: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    price: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
  },
  z.core.$strict
>;
export declare const AdjustStockInput: z.ZodObject<
  {
    id: z.ZodString;
    delta: z.ZodInt;
    reason: z.ZodString;
  },
  z.core.$strict
>;
export declare const SetStockInput: z.ZodObject<
  {
    id: z.ZodString;
    quantity: z.ZodInt;
    expectedQuantity: z.ZodInt;
    reason: z.ZodString;
  },
  z.core.$strict
>;
export declare const ListProductsInput: z.ZodPrefault<
  z.ZodObject<
    {
      limit: z.ZodDefault<z.ZodInt>;
      cursor: z.ZodOptional<z.ZodNullable<z.ZodString>>;
      search: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string | undefined, string>>>;
      inStock: z.ZodOptional<z.ZodBoolean>;
      minPrice: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
      maxPrice: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
      sort: z.ZodDefault<
        z.ZodEnum<{
          '-price': '-price';
          name: 'name';
          newest: 'newest';
          price: 'price';
        }>
      >;
    },
    z.core.$strict
  >
>;
export declare const PageProductsInput: z.ZodPrefault<
  z.ZodObject<
    {
      page: z.ZodDefault<z.ZodInt>;
      pageSize: z.ZodDefault<z.ZodInt>;
      search: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string | undefined, string>>>;
      inStock: z.ZodOptional<z.ZodBoolean>;
      minPrice: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
      maxPrice: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
      sort: z.ZodDefault<
        z.ZodEnum<{
          '-price': '-price';
          name: 'name';
          newest: 'newest';
          price: 'price';
        }>
      >;
    },
    z.core.$strict
  >
>;
