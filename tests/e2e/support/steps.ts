import type { Locator, Page } from '@playwright/test';

/** Does what a person does, and counts it: each click, text typed, option selected and key is a step. */
export interface Steps {
  readonly count: number;
  click(target: Locator): Promise<void>;
  type(target: Locator, text: string): Promise<void>;
  select(target: Locator, value: string): Promise<void>;
  press(key: string): Promise<void>;
}

export function countSteps(page: Page): Steps {
  let count = 0;
  return {
    get count() {
      return count;
    },
    async click(target) {
      count += 1;
      await target.click();
    },
    async type(target, text) {
      count += 1;
      await target.fill(text);
    },
    async select(target, value) {
      count += 1;
      await target.selectOption(value);
    },
    async press(key) {
      count += 1;
      await page.keyboard.press(key);
    },
  };
}
