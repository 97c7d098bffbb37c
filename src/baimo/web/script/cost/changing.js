// Inputs with other ranges, as the address and the fields give them; the same as web/costing/changing.py. A range is
// {low, mode, high}.

const BETWEEN = "..";
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?$/i;
const GREATEST = 1e33;
// Digits of an address, and of a field: what differs beyond those that a field shows is no change of a reader's.
const KEPT_DIGITS = 12;
const SHOWN = 5;
const KEPT = ["triangle", "uniform", "normal"];

// A number as it stands in an address.
function writtenNumber(value) {
  return String(Number(value.toPrecision(KEPT_DIGITS)));
}

// A number as it stands in a field.
export function shownNumber(value) {
  return Math.abs(value) < 10 ** SHOWN ? String(Number(value.toPrecision(SHOWN))) : writtenNumber(value);
}

export function writtenRange({low, mode, high}) {
  return (low === high ? [mode] : [low, mode, high]).map(writtenNumber).join(BETWEEN);
}

// The range of an input as it stands; of a mixture, that of its findings together.
export function rangeOfInput(one) {
  if (one.shape === "fixed") return {low: one.mode, mode: one.mode, high: one.mode};
  if (one.shape !== "mixture" || !one.parts.length) return {low: one.low, mode: one.mode, high: one.high};
  const mode = one.parts.reduce((sum, part) => sum + part.mode, 0) / one.parts.length;
  return {low: Math.min(...one.parts.map(({low}) => low)), mode, high: Math.max(...one.parts.map(({high}) => high))};
}

// The range that an address (one text) or the fields of an input (three) give; null where it cannot be.
export function parsedRange(given, one) {
  const parts = given.length === 1 ? given[0].split(BETWEEN) : given.filter((part) => part.trim());
  if (![1, 3].includes(parts.length) || given.length > 3) return null;
  const numbers = parts.map((part) => part.trim().replaceAll(",", "").replace("−", "-"));
  if (!numbers.every((text) => text.length <= 32 && NUMBER.test(text) && Math.abs(Number(text)) <= GREATEST)) return null;
  const [low, mode, high] = numbers.length === 1 ? Array(3).fill(Number(numbers[0])) : numbers.map(Number);
  return low <= mode && mode <= high && low >= (one.least ?? -Infinity) && high <= (one.most ?? Infinity) ? {low, mode, high} : null;
}

// Whether a field would show two ranges alike.
export function isSameRange(one, other) {
  return ["low", "mode", "high"].every((end) => shownNumber(one[end]) === shownNumber(other[end]));
}

// The input as the reader has it: a range keeps the shape of what it replaces, else it is a triangle.
export function changedInput(one, {low, mode, high}) {
  const shape = low === high ? "fixed" : KEPT.includes(one.shape) ? one.shape : "triangle";
  return {...one, low, mode, high, shape, parts: []};
}
