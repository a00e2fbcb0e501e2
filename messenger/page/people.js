// The list of people: who they are, and who has something waiting.

import { label } from "./labels.js";

const list = document.getElementById("list");
const seek = document.getElementById("seek");
const waiting = document.getElementById("waiting");
const HUES = 8;
let people = [];
let open = null;
let onlyWaiting = false;

export function paintFace(node, person) {
  const short = /[㐀-鿿]/.test(person.name) ? person.name.slice(-2) : person.name.slice(0, 1).toUpperCase();
  node.textContent = short;
  node.dataset.hue = [...person.id].reduce((sum, sign) => sum * 31 + sign.codePointAt(0), 7) % HUES;
}

export const find = (id) => people.find((person) => person.id === id);
export const firstToOpen = () => people.find((person) => person.unread) || people[0];
export const unreadInAll = (but = null) => people.reduce((sum, person) => sum + (person.id === but ? 0 : person.unread), 0);

export function setPeople(all) {
  people = all;
  draw();
}

export function update(changed) {
  for (const person of changed) {
    const at = people.findIndex((known) => known.id === person.id);
    if (at < 0) people.push(person);
    else people[at] = person;
  }
  draw();
}

export function markOpen(id) {
  open = id;
  draw();
}

function row(person) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "person";
  button.dataset.person = person.id;
  if (person.id === open) button.setAttribute("aria-current", "true");
  const face = document.createElement("span");
  face.className = "face";
  face.setAttribute("aria-hidden", "true");
  paintFace(face, person);
  const name = document.createElement("span");
  name.className = "name";
  name.textContent = person.name;
  const post = document.createElement("span");
  post.className = "post";
  post.textContent = person.title;
  button.append(face, name, post);
  if (person.unread) button.append(badge(person.unread));
  return button;
}

function badge(count) {
  const mark = document.createElement("span");
  mark.className = "badge";
  mark.textContent = count > 99 ? "99+" : count;
  mark.setAttribute("aria-label", label("unread", { n: count }));
  return mark;
}

function shown(person) {
  const wanted = seek.value.trim().toLowerCase();
  const about = `${person.name} ${person.title} ${person.unit} ${person.id}`.toLowerCase();
  return about.includes(wanted) && (!onlyWaiting || person.unread || person.id === open);
}

export function draw() {
  const focused = document.activeElement?.dataset?.person;
  const groups = new Map();
  for (const person of people.filter(shown)) {
    if (!groups.has(person.unit)) groups.set(person.unit, []);
    groups.get(person.unit).push(row(person));
  }
  list.replaceChildren(...[...groups].map(([unit, rows]) => group(unit, rows)));
  if (focused) list.querySelector(`[data-person="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  drawWaiting();
}

function group(unit, rows) {
  const section = document.createElement("section");
  if (unit) {
    const title = document.createElement("h3");
    title.textContent = unit;
    section.append(title);
  }
  section.append(...rows);
  return section;
}

function drawWaiting() {
  const count = people.filter((person) => person.unread).length;
  waiting.hidden = !count && !onlyWaiting;
  waiting.textContent = label("waiting", { n: count });
  waiting.setAttribute("aria-pressed", String(onlyWaiting));
}

function step(event) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  const rows = [...list.querySelectorAll(".person")];
  const next = rows[rows.indexOf(document.activeElement) + way];
  if (next) next.focus();
  else if (way < 0) seek.focus();
  event.preventDefault();
}

export function start(choose) {
  list.addEventListener("click", (event) => {
    const button = event.target.closest(".person");
    if (button) choose(button.dataset.person);
  });
  document.getElementById("people").addEventListener("keydown", step);
  seek.addEventListener("input", draw);
  waiting.addEventListener("click", () => {
    onlyWaiting = !onlyWaiting;
    draw();
  });
}
