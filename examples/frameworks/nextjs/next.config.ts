import type { NextConfig } from 'next';

// Pages are dynamic by default, and `use cache` says what is cached.
export default { cacheComponents: true } satisfies NextConfig;
