import type { Page } from '@playwright/test';
import type { Person } from '../support/shop-test.ts';

/** A view to check. */
export interface View {
  readonly name: string;
  /** Opens the view. */
  readonly open: (page: Page, people: { customer: Person; staff: Person }) => Promise<void>;
}
