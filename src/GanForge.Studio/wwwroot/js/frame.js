import { elementById } from './common/elements.js';
import { announceThemeChange } from './common/theme-change.js';

const themes = [
  { name: '', symbol: '◐', label: 'as the system has it' },
  { name: 'light', symbol: '☀', label: 'light' },
  { name: 'dark', symbol: '☾', label: 'dark' },
];

/** The header that all pages share: links and the button for the theme. */
function openFrame() {
  markCurrentPage();
  showTheme(findTheme(localStorage.getItem('theme')));
  elementById('theme').addEventListener('click', () => {
    const theme = nextTheme();
    saveTheme(theme);
    showTheme(theme);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', announceThemeChange);
}

function markCurrentPage() {
  for (const link of document.querySelectorAll('nav a')) {
    if (link.pathname === location.pathname) link.setAttribute('aria-current', 'page');
  }
}

const findTheme = name => themes.find(theme => theme.name === name) ?? themes[0];

function nextTheme() {
  const current = findTheme(document.documentElement.dataset.theme);
  return themes[(themes.indexOf(current) + 1) % themes.length];
}

function saveTheme({ name }) {
  if (name) localStorage.setItem('theme', name);
  else localStorage.removeItem('theme');
}

function showTheme({ name, symbol, label }) {
  if (name) document.documentElement.dataset.theme = name;
  else delete document.documentElement.dataset.theme;
  elementById('theme').textContent = symbol;
  elementById('theme').setAttribute('aria-label', `Light or dark: ${label}`);
  announceThemeChange();
}

openFrame();
