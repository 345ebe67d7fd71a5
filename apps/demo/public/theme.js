// Runs before the first paint, to show the prerendered home page there only, and to avoid a flash of the wrong theme. A separate file because the content
// security policy allows no inline scripts.
if (location.pathname === '/') document.documentElement.dataset.view = 'home';

(() => {
  try {
    const choice = JSON.parse(localStorage.getItem('pottle.theme') ?? 'null');
    if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice;
  } catch {
    // Storage is unavailable or invalid: follow the system's theme.
  }
})();
