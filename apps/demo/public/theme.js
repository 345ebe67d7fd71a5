// Runs before the first paint, so that a page in the colours of one's choice never flashes in the
// others. A file of its own, because the page's security policy allows no inline script.
(() => {
  try {
    const choice = JSON.parse(localStorage.getItem('pottle.theme') ?? 'null');
    if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice;
  } catch {
    // Storage is closed to this page, or holds something else: the system's preference holds.
  }
})();
