// The open chat: its messages, kept up to date, and presses on their buttons.

import * as api from "./api.js";
import { bubble, element } from "./bubble.js";
import * as clock from "./clock.js";
import { fit, fitOnResize } from "./fit.js";
import { day, label, wall } from "./labels.js";
import { alertNotice, notice } from "./notice.js";

const log = document.getElementById("log");
const newest = document.getElementById("newest");
const PAGE = 50;
const NEAR = 120;
const LAST = Number.MAX_SAFE_INTEGER;
let open = null;
let listeners = { message() {}, typing() {}, commands() {}, command() {} };

export const person = () => open?.person;

export async function show(id) {
  close();
  const chat = { person: id, messages: new Map(), more: true, loading: false, events: null };
  open = chat;
  log.replaceChildren();
  const { messages, seq } = await api.older(id, LAST, PAGE);
  if (open !== chat) return;
  chat.more = messages.length === PAGE;
  messages.forEach((message) => chat.messages.set(message.message_id, message));
  draw();
  toNewest();
  listen(chat, seq);
  markRead();
}

export function close() {
  open?.events?.close();
  open = null;
}

function listen(chat, seq) {
  chat.events = api.chatEvents(chat.person, seq);
  chat.events.addEventListener("message", (event) => {
    if (open === chat) take(JSON.parse(event.data));
  });
  for (const kind of ["typing", "commands"]) chat.events.addEventListener(kind, () => open === chat && listeners[kind]());
  chat.events.onerror = () => document.body.classList.add("offline");
  chat.events.onopen = () => document.body.classList.remove("offline");
}

function markRead() {
  const ids = [...open.messages.keys()];
  if (ids.length && !document.hidden) api.read(open.person, Math.max(...ids)).catch(() => {});
}

const nodeOf = (id) => document.getElementById(`m${id}`);
const replied = (message) => (message.reply_to ? open.messages.get(message.reply_to) : null);
const built = (message) => bubble(message, replied(message));
const isNear = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;

export function draw() {
  if (!open) return;
  const parts = [];
  let before = null;
  for (const message of [...open.messages.values()].sort((a, b) => a.message_id - b.message_id)) {
    if (!before || before.date.slice(0, 10) !== message.date.slice(0, 10)) parts.push(divider(message));
    parts.push(built(message));
    before = message;
  }
  log.replaceChildren(...(parts.length ? parts : [element("p", "empty", label("empty"))]));
  fit(log);
}

function divider(message) {
  const node = element("p", "day", element("span", "", day(wall(message.date), clock.now())));
  node.dataset.day = message.date.slice(0, 10);
  return node;
}

function take(message) {
  const known = open.messages.has(message.message_id);
  if (message.deleted) remove(message.message_id);
  else if (known) replace(message);
  else append(message);
  listeners.message(message, known);
  markRead();
}

function remove(id) {
  open.messages.delete(id);
  const node = nodeOf(id);
  const alone = node?.previousElementSibling?.classList.contains("day") && !node.nextElementSibling?.classList.contains("message");
  if (alone) node.previousElementSibling.remove();
  node?.remove();
}

function replace(message) {
  const old = nodeOf(message.message_id);
  const near = isNear();
  const focused = old.contains(document.activeElement) ? document.activeElement.dataset : null;
  open.messages.set(message.message_id, message);
  const node = built(message);
  old.replaceWith(node);
  fit(node);
  node.classList.add("flash");
  node.addEventListener("animationend", () => node.classList.remove("flash"), { once: true });
  if (focused) (node.querySelector(`[data-row="${focused.row}"][data-column="${focused.column}"]`) || node).focus({ preventScroll: true });
  if (near) toNewest();
}

function append(message) {
  if (message.message_id < Math.max(0, ...open.messages.keys())) return;
  const near = isNear();
  log.querySelector(".empty")?.remove();
  const days = log.querySelectorAll(".day");
  if (days[days.length - 1]?.dataset.day !== message.date.slice(0, 10)) log.append(divider(message));
  open.messages.set(message.message_id, message);
  const node = built(message);
  node.classList.add("new");
  log.append(node);
  fit(node);
  if (near || message.from === "me") toNewest();
  else newest.hidden = false;
}

export function toNewest() {
  log.scrollTop = log.scrollHeight;
  newest.hidden = true;
}

async function loadOlder() {
  if (!open || !open.more || open.loading || log.scrollTop > 300) return;
  const chat = open;
  chat.loading = true;
  const first = Math.min(...chat.messages.keys());
  const { messages } = await api.older(chat.person, first, PAGE);
  chat.loading = false;
  if (open !== chat) return;
  chat.more = messages.length === PAGE;
  messages.forEach((message) => chat.messages.set(message.message_id, message));
  const below = log.scrollHeight - log.scrollTop;
  draw();
  log.scrollTop = log.scrollHeight - below;
}

async function press(button) {
  const chat = open;
  const card = button.closest(".message");
  if (card.classList.contains("pressed")) return;
  card.classList.add("pressed");
  button.setAttribute("aria-busy", "true");
  const { row, column } = button.dataset;
  const wish = { message_id: Number(card.id.slice(1)), button: button.dataset.button, row, column };
  try {
    say(await api.press(chat.person, wish));
  } catch (error) {
    notice(error.status === 409 || error.status === 404 ? label("gone") : label("failed"), "bad");
  }
  card.classList.remove("pressed");
  button.removeAttribute("aria-busy");
}

function say(outcome) {
  if (outcome.url) window.open(outcome.url, "_blank", "noopener");
  if (outcome.popup && outcome.alert) alertNotice(outcome.popup);
  else if (outcome.popup) notice(outcome.popup);
  else if (!outcome.answered) notice(label("unanswered"), "bad");
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  notice(label("copied"));
}

function clicked(event) {
  const inline = event.target.closest(".inline");
  if (inline?.dataset.copy) copy(inline.dataset.copy);
  else if (inline) press(inline);
  const command = event.target.closest("[data-command]");
  if (command) listeners.command(command.dataset.command);
  const copied = event.target.closest(".copy");
  if (copied) copy(open.messages.get(Number(copied.closest(".message").id.slice(1))).text);
}

// Arrow keys go from button to button; the newest message's are reached from the empty message box.
function step(event) {
  const way = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!way || !event.target.matches(".inline")) return;
  const all = [...log.querySelectorAll(".inline")];
  const next = all[all.indexOf(event.target) + way];
  if (next) next.focus();
  else if (way > 0) document.getElementById("text").focus();
  event.preventDefault();
}

export function focusButtons() {
  const cards = [...log.querySelectorAll(".message")].filter((card) => card.querySelector(".inline"));
  cards.at(-1)?.querySelector(".inline").focus();
}

export function start(heard) {
  listeners = heard;
  log.addEventListener("click", clicked);
  log.addEventListener("keydown", step);
  log.addEventListener("scroll", () => {
    if (isNear()) newest.hidden = true;
    loadOlder();
  });
  newest.addEventListener("click", toNewest);
  document.addEventListener("visibilitychange", () => open && markRead());
  fitOnResize(log);
}
