import { openStream } from './stream.js';

/** What every page shares: elements, requests, words for numbers, the theme. */

/** Makes an element: `el('a', { href: '/' }, 'Home', …)`; properties that begin with "on" listen, `class` and `data-…` are attributes. */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else element.setAttribute(key, value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

export const by = id => document.getElementById(id);

function heardNothing(problem) {
  if (problem.name === 'AbortError') throw problem;
  throw Object.assign(new Error('The studio does not answer; is it still running?'), { isSilence: true });
}

const isJson = answer => answer.headers.get('content-type')?.includes('application/json');

/** An answer of the studio. One that refuses throws its sentence. */
async function answerTo(path, options) {
  const answer = await fetch(path, options).catch(heardNothing);
  if (!answer.ok || answer.status === 202) throw new Error(isJson(answer) ? (await answer.json()).error : `The studio answered ${answer.status}.`);
  return answer;
}

/** Asks the studio; resolves to JSON, or to bytes where the answer is none. */
export async function ask(path, options = {}) {
  const answer = await answerTo(path, options);
  return isJson(answer) ? answer.json() : answer.arrayBuffer();
}

export const send = (path, body) => ask(path, body === undefined ? { method: 'POST' }
  : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export const sendBytes = (path, body, options = {}) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body, ...options });

/** Sends bytes, and gives each line of JSON of the answer to `heard` as it comes. */
export async function sendForLines(path, body, heard, signal) {
  const answer = await answerTo(path, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body, signal });
  let rest = '';
  for (const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader(); ;) {
    const { value, done } = await reader.read().catch(heardNothing);
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop();
    lines.forEach(line => heard(JSON.parse(line)));
  }
}

/** The path of a run's data. */
export const runPath = (name, rest = '') => `/api/runs/${encodeURIComponent(name)}${rest}`;
export const filePath = (name, file) => runPath(name, `/files/${file}`);
export const samplePath = (name, epoch) => filePath(name, `samples-${String(epoch).padStart(6, '0')}.png`);

/** The run that the page's address names. */
export const runOfPage = () => decodeURIComponent(location.pathname.split('/')[2]);

const whole = new Intl.NumberFormat('en');
export const count = number => whole.format(Math.round(number));

export function figure(number) {
  if (number === null || number === undefined || Number.isNaN(number)) return '–';
  const size = Math.abs(number);
  if (size >= 1000) return count(number);
  if (size !== 0 && size < 0.001) return number.toExponential(1);
  return String(+number.toPrecision(size >= 100 ? 4 : 3));
}

export function duration(seconds) {
  if (seconds === null || seconds === undefined) return '–';
  const s = Math.round(seconds);
  const [hours, minutes] = [Math.floor(s / 3600), Math.floor(s / 60) % 60];
  return hours ? `${hours}:${String(minutes).padStart(2, '0')} h` : minutes ? `${minutes}:${String(s % 60).padStart(2, '0')} min` : `${s} s`;
}

export function size(bytes) {
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : bytes >= 1e3 ? `${Math.round(bytes / 1e3)} KB` : `${bytes} bytes`;
}

export const stateWords = { running: 'training', completed: 'finished', 'stopped-early': 'stopped early', interrupted: 'interrupted', failed: 'failed', 'cut-short': 'cut short', broken: 'broken' };

export function showState(element, state) {
  element.className = `state ${state}`;
  element.textContent = stateWords[state] ?? state;
}

/** Shows a sentence in an element of the page, or takes it away. */
export function say(element, sentence, isBad = true) {
  element.replaceChildren(...(sentence ? [el('p', { class: `message${isBad ? ' bad' : ''}` }, sentence)] : []));
}

let toast;
/** Says something for a few seconds. */
export function tell(sentence) {
  toast?.remove();
  toast = el('div', { class: 'toast', role: 'status' }, sentence);
  document.body.append(toast);
  const mine = toast;
  setTimeout(() => mine.remove(), 6000);
}

/** Runs something, and says why it failed. */
export async function attempt(action) {
  try {
    return await action();
  } catch (problem) {
    if (problem.name !== 'AbortError') tell(problem.message);
  }
}

/** Calls `action` no more often than every `pause` milliseconds, and not again before it has ended. */
export function paced(action, pause) {
  let running = false, wanted = false;
  return async function call() {
    if (running) { wanted = true; return; }
    running = true;
    do {
      wanted = false;
      await attempt(action);
      await new Promise(done => setTimeout(done, pause));
    } while (wanted);
    running = false;
  };
}

/** Joins the stream that all pages of this browser share; a browser without shared workers has one for each page. Returns what leaves it. */
function joinStream(hear) {
  if (!globalThis.SharedWorker) return openStream(hear);
  const { port } = new SharedWorker('/page/js/shared-stream.js', { type: 'module' });
  port.onmessage = ({ data }) => hear(data);
  return () => { port.postMessage('leave'); port.close(); };
}

const silence = el('div', { class: 'toast', role: 'status' }, 'The studio does not answer; is it still running?');
let silent;
/** Says that the studio is gone, unless it is back at once. */
function showSilence(isSilent) {
  if (isSilent) silent ??= setTimeout(() => document.body.append(silence), 3000);
  else {
    clearTimeout(silent);
    silent = undefined;
    silence.remove();
  }
}

/** Tells of changed and deleted runs while the page is visible; `again` is called when it has been hidden or cut off. */
export function watchRuns(changed, again) {
  let leave;
  function open() {
    if (leave || document.hidden) return;
    leave = joinStream(news => {
      showSilence(!news.isOpen);
      if (news.runs) changed(news.runs);
      else if (news.isOpen) again();
    });
  }
  function close() {
    leave?.();
    leave = null;
    showSilence(false);
  }
  document.addEventListener('visibilitychange', () => { if (document.hidden) close(); else open(); });
  addEventListener('pagehide', close);
  addEventListener('pageshow', open);
  open();
}

const themes = ['', 'light', 'dark'];
const marks = { '': '◐', light: '☀', dark: '☾' };
const words = { '': 'as the system has it', light: 'light', dark: 'dark' };
const themeListeners = [];
/** Calls when light becomes dark or the other way round. */
export const onTheme = listener => themeListeners.push(listener);

function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  if (theme) localStorage.setItem('theme', theme);
  else localStorage.removeItem('theme');
  by('theme').textContent = marks[theme];
  by('theme').setAttribute('aria-label', `Light or dark: ${words[theme]}`);
  themeListeners.forEach(listener => listener());
}

// The frame is one for all pages; which of its links leads to this one is known here.
for (const link of document.querySelectorAll('nav a')) if (link.pathname === location.pathname) link.setAttribute('aria-current', 'page');

setTheme(localStorage.getItem('theme') ?? '');
by('theme').addEventListener('click', () => setTheme(themes[(themes.indexOf(document.documentElement.dataset.theme ?? '') + 1) % themes.length]));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => themeListeners.forEach(listener => listener()));
