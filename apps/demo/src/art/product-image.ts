import type { Product } from '@order-store/sdk';

/** The address of a product's image, from its metadata: `https://…` or a path of the shop. Undefined for anything else. */
export function imageOf({ metadata }: Pick<Product, 'metadata'>): string | undefined {
  const { image } = metadata;
  return typeof image === 'string' && isImageAddress(image) ? image : undefined;
}

/** Whether browsers read the text as an https URL without credentials, or as a path of the shop and not of another host. */
export function isImageAddress(text: string): boolean {
  if (!/^(?:https:\/\/|\/)[!-[\]-~]+$/.test(text)) return false;
  const shop = 'https://shop.invalid';
  const url = URL.parse(text, shop);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return text.startsWith('https://') || url.origin === shop;
}
