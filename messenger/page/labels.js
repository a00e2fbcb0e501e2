// The page's own words, in the language that is chosen.

let words = {};
export let language = localStorage.getItem("messenger.language") || "zh";

export function label(key, values = {}) {
  return (words[key] || key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export async function load(wanted = language) {
  const response = await fetch(`/page/${wanted}.json`);
  words = await response.json();
  language = wanted;
  localStorage.setItem("messenger.language", wanted);
  document.documentElement.lang = wanted === "zh" ? "zh-CN" : "en";
  write(document);
}

export function write(root) {
  for (const node of root.querySelectorAll("[data-label]")) node.textContent = label(node.dataset.label);
  for (const node of root.querySelectorAll("[data-placeholder]")) node.placeholder = label(node.dataset.placeholder);
  for (const node of root.querySelectorAll("[data-hint]")) {
    node.setAttribute("aria-label", label(node.dataset.hint));
    if (node.matches("button")) node.title = label(node.dataset.hint);
  }
}

// Times are shown as the office's clock has them, whatever zone the browser is in.
export const wall = (iso) => new Date(iso.slice(0, 19) + "Z");

export function hourMinute(date) {
  return date.toISOString().slice(11, 16);
}

export function weekday(date) {
  const names = words.weekdays.includes(",") ? words.weekdays.split(",") : [...words.weekdays];
  return label("weekday", { d: names[date.getUTCDay()] });
}

export function day(date, reference) {
  const same = !reference || reference.getUTCFullYear() === date.getUTCFullYear();
  const month = date.getUTCMonth();
  const values = { w: weekday(date), y: date.getUTCFullYear(), m: month + 1, d: date.getUTCDate(), mon: (words.months || "").split(",")[month] };
  return label(same ? "day" : "day.year", values);
}

export const moment = (iso) => `${day(wall(iso))} ${hourMinute(wall(iso))}`;
