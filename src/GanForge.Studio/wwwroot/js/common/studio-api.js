/** Requests to the studio. A refused request throws an error with the studio's sentence as its message. */

/** Resolves to JSON, or to an ArrayBuffer where the answer is not JSON. */
export const get = path => request(path);

export function post(path, body) {
  if (body === undefined) return request(path, { method: 'POST' });
  const headers = { 'content-type': 'application/json' };
  return request(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

export const postBytes = (path, bytes) => request(path, bytesOptions(bytes));

/** Posts bytes; calls `onLine` with each line of JSON as it arrives. */
export async function postBytesForLines(path, bytes, onLine, signal) {
  const response = await fetchChecked(path, { ...bytesOptions(bytes), signal });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read().catch(throwUnreachable);
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop();
    lines.forEach(line => onLine(JSON.parse(line)));
  }
}

async function request(path, options) {
  const response = await fetchChecked(path, options);
  return isJson(response) ? response.json() : response.arrayBuffer();
}

async function fetchChecked(path, options) {
  const response = await fetch(path, options).catch(throwUnreachable);
  // An accepted start whose run does not exist yet comes as 202 with a sentence.
  if (response.ok && response.status !== 202) return response;
  throw new Error(isJson(response) ? (await response.json()).error : `The studio answered ${response.status}.`);
}

function throwUnreachable(problem) {
  if (problem.name === 'AbortError') throw problem;
  throw Object.assign(new Error('The studio does not answer; is it still running?'), { isUnreachable: true });
}

const isJson = response => response.headers.get('content-type')?.includes('application/json');

const bytesOptions = body => ({ method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body });
