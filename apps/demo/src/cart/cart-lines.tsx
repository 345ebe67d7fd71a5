import { multiplyMoney } from '@order-store/sdk';
import type { PricedLine } from '@order-store/sdk/react';
import { Link } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { ProductArt } from '../art/product-art.tsx';
import { Button } from '../ui/button.tsx';
import { Money } from '../ui/money.tsx';
import { QuantityStepper } from '../ui/quantity-stepper.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { cart, maxQuantity } from './cart.ts';

interface CartLinesProps {
  lines: readonly PricedLine[];
  /** Whether products failed to load, such as offline. */
  isFailed?: boolean;
}

/** The editable lines of the cart. */
export function CartLines({ lines, isFailed = false }: CartLinesProps) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {lines.map((line) => (
        <li key={line.productId} className="py-5">
          <Line line={line} isFailed={isFailed} />
        </li>
      ))}
    </ul>
  );
}

function Line({ line, isFailed }: { line: PricedLine; isFailed: boolean }) {
  const { product, productId, quantity } = line;
  if (line.problem === 'unavailable') return <UnavailableLine productId={productId} />;
  if (!product) return isFailed ? <UnknownLine line={line} /> : loading;
  return (
    <div className="grid grid-cols-[5rem_1fr] gap-x-4 sm:grid-cols-[6rem_1fr]">
      <ProductArt sku={product.sku} className="aspect-square w-full rounded-md" />
      <div className="min-w-0">
        <div className="flex items-start justify-between gap-4">
          <div className="min-w-0">
            <h2 className="text-lg wrap-anywhere">
              <Link
                to="/products/$sku"
                params={{ sku: product.sku }}
                className="underline-offset-4 hover:underline"
              >
                {product.name}
              </Link>
            </h2>
            <p className="text-sm text-ink-soft">
              <Money amount={product.price} /> each
            </p>
          </div>
          <Money
            amount={multiplyMoney(product.price, quantity)}
            className="pt-0.5 text-lg font-semibold"
          />
        </div>
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <QuantityStepper
            label={product.name}
            quantity={quantity}
            max={maxQuantity}
            onChange={(next) => cart.setQuantity(productId, next)}
          />
          <RemoveButton productId={productId} name={product.name} />
        </div>
        {line.problem === 'insufficient-stock' && (
          <Shortage line={line} name={product.name} available={product.stockQuantity} />
        )}
      </div>
    </div>
  );
}

interface ShortageProps {
  line: PricedLine;
  name: string;
  available: number;
}

function Shortage({ line, name, available }: ShortageProps) {
  return (
    <div className="mt-3 flex flex-wrap items-center justify-between gap-3 rounded-md bg-bad-soft px-4 py-2.5">
      <p className="font-medium text-bad">
        {available === 0 ? 'Sold out. Remove it to continue.' : `Only ${available} left.`}
      </p>
      {available > 0 && (
        <Button
          look="secondary"
          size="small"
          aria-label={`Update to ${available}: ${name}`}
          onClick={() => cart.setQuantity(line.productId, available)}
        >
          Update to {available}
        </Button>
      )}
    </div>
  );
}

const loading = <Skeleton label="Loading product" className="h-20" />;

/** A line whose product could not be loaded. */
function UnknownLine({ line: { productId, quantity } }: { line: PricedLine }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-ink-soft">
        {quantity} {quantity === 1 ? 'item' : 'items'} · details couldn’t be loaded
      </p>
      <RemoveButton productId={productId} name="item" />
    </div>
  );
}

function UnavailableLine({ productId }: { productId: string }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-md bg-bad-soft px-4 py-2.5">
      <p className="font-medium text-bad">No longer available. Remove it to continue.</p>
      <RemoveButton productId={productId} name="unavailable item" />
    </div>
  );
}

function RemoveButton({ productId, name }: { productId: string; name: string }) {
  return (
    <Button
      look="quiet"
      size="small"
      aria-label={`Remove ${name}`}
      onClick={() => cart.remove(productId)}
    >
      <Trash2 aria-hidden className="size-4" />
      Remove
    </Button>
  );
}
