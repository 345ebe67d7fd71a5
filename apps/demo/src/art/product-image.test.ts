import { expect, test } from 'vitest';
import { imageOf } from './product-image.ts';

test.each([
  ['https://images.example/mug.jpg?w=400', true],
  ['/images/mug.jpg', true],
  ['http://images.example/mug.jpg', false],
  ['//images.example/mug.jpg', false],
  ['/\\images.example/mug.jpg', false],
  ['https://me:secret@images.example/mug.jpg', false],
  ['https://', false],
  ['javascript:alert(1)', false],
  ['data:image/png;base64,AA', false],
  ['images/mug.jpg', false],
  ['/images/a mug.jpg', false],
  ['', false],
  [42, false],
  [null, false],
])('shows %j: %s', (image, isShown) => {
  expect(imageOf({ metadata: { image } })).toBe(isShown ? image : undefined);
});
