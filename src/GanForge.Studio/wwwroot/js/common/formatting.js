const wholeNumbers = new Intl.NumberFormat('en');

export const formatCount = number => wholeNumbers.format(Math.round(number));

/** A measured value, to three or four digits. */
export function formatNumber(number) {
  if (number === null || number === undefined || Number.isNaN(number)) return '–';
  const size = Math.abs(number);
  if (size >= 1000) return formatCount(number);
  if (size !== 0 && size < 0.001) return number.toExponential(1);
  return String(+number.toPrecision(size >= 100 ? 4 : 3));
}

export const formatPercent = share => `${Math.round(100 * share)} %`;

export function formatDuration(seconds) {
  if (seconds === null || seconds === undefined) return '–';
  const wholeSeconds = Math.round(seconds);
  const hours = Math.floor(wholeSeconds / 3600);
  const minutes = Math.floor(wholeSeconds / 60) % 60;
  if (hours) return `${hours}:${String(minutes).padStart(2, '0')} h`;
  if (minutes) return `${minutes}:${String(wholeSeconds % 60).padStart(2, '0')} min`;
  return `${wholeSeconds} s`;
}

export function formatBytes(bytes) {
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  return bytes >= 1e3 ? `${Math.round(bytes / 1e3)} KB` : `${bytes} bytes`;
}

export const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length;
