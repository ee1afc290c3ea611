/** Shows what another text says otherwise. */

/** Characters of a text that is shown whole; of a longer one this many around what is otherwise. */
const SHORT = 40;
const AROUND = 8;

/** What a text has otherwise than another: the whole of a short one, else the stretch with what stands around it. */
export function otherwise(text, other) {
  if (text.length <= SHORT) return text;
  let from = 0;
  while (from < text.length && text[from] === other[from]) from += 1;
  let after = 0;
  while (after < Math.min(text.length, other.length) - from && text.at(-1 - after) === other.at(-1 - after)) after += 1;
  const [start, end] = [Math.max(0, from - AROUND), Math.min(text.length, text.length - after + AROUND)];
  return `${start ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
}
