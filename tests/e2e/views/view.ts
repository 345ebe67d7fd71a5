import type { Page } from '@playwright/test';
import type { Person } from '../support/shop-test.ts';

/** Something that the page can show, to be looked at. */
export interface View {
  readonly name: string;
  /** Brings the page there. */
  readonly open: (page: Page, people: { customer: Person; staff: Person }) => Promise<void>;
}
