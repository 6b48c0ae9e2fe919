// A classic script: a module would run after the first paint, and the page would flash in the other theme.
function applySavedTheme() {
  const theme = localStorage.getItem('theme');
  if (theme) document.documentElement.dataset.theme = theme;
}

applySavedTheme();
