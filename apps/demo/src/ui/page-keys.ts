/** Whether a dialog or a list of suggestions is open, which then handles the keyboard. */
export function isPopupOpen(): boolean {
  return document.querySelector('[role=dialog], [role=listbox], dialog[open]') !== null;
}

/** Whether a key is for the page: nothing else has handled it, no popup is open, and the focus is in no field. */
export function isPageKey({ target, defaultPrevented }: KeyboardEvent): boolean {
  if (defaultPrevented || isPopupOpen()) return false;
  return !(target instanceof Element && target.closest(fields));
}

const fields = 'input:not([type=checkbox]), textarea, select';
