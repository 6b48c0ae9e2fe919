export const runPagePath = (name, rest = '') => `/runs/${encodeURIComponent(name)}${rest}`;
export const runApiPath = (name, rest = '') => `/api/runs/${encodeURIComponent(name)}${rest}`;
export const runFilePath = (name, file) => runApiPath(name, `/files/${file}`);
export const sampleGridPath = (name, epoch) => runFilePath(name, `samples-${String(epoch).padStart(6, '0')}.png`);

/** The curves of a run with at most `points` points each, of all steps or of a range [from, to]. */
export function curvesPath(name, points, range) {
  return runApiPath(name, `/curves?points=${points}${range ? `&from=${range[0]}&to=${range[1]}` : ''}`);
}

/** The name of the run in a page's address, /runs/name or below. */
export const runNameFromAddress = () => decodeURIComponent(location.pathname.split('/')[2]);
