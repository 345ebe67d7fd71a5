import type { Product } from '@order-store/sdk';
import { useState } from 'react';
import { ProductArt } from './product-art.tsx';
import { imageOf } from './product-image.ts';

interface ProductPictureProps {
  product: Pick<Product, 'sku' | 'metadata'>;
  className: string;
}

/** The product's image, or the drawn illustration if it has none or it does not load. Decorative: its name is next to it. */
export function ProductPicture({ product, className }: ProductPictureProps) {
  const image = imageOf(product);
  const [failed, setFailed] = useState<string>();
  if (image === undefined || image === failed)
    return <ProductArt sku={product.sku} className={className} />;
  return (
    <img
      src={image}
      alt=""
      loading="lazy"
      decoding="async"
      onError={() => setFailed(image)}
      className={`object-cover ${className}`}
    />
  );
}
