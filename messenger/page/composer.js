// Writing: the message box, files, the commands, the keyboard that the bot offers, a date.

import * as api from "./api.js";
import { element, icon } from "./bubble.js";
import * as chat from "./chat.js";
import * as clock from "./clock.js";
import { label, language } from "./labels.js";
import { notice } from "./notice.js";
import { size } from "./size.js";

const at = (id) => document.getElementById(id);
const text = at("text");
const menu = at("menu");
const dates = at("dates");
const PICTURES = ["image/png", "image/jpeg", "image/webp", "image/gif"];
let commands = [];
let attached = null;
let answering = null;
let chosen = 0;

export async function opened() {
  const person = chat.person();
  attach(null);
  answer(null);
  text.value = "";
  closeMenu();
  closeDates();
  await Promise.all([loadCommands(person), loadKeyboard(person)]);
}

export async function loadCommands(person = chat.person()) {
  const loaded = await api.commands(person, language);
  if (person !== chat.person()) return;
  commands = loaded;
  if (!menu.hidden) openMenu();
}

async function loadKeyboard(person) {
  const loaded = await api.keyboard(person);
  if (person === chat.person()) showKeyboard(loaded);
}

export function heard(message) {
  if (message.markup === "keyboard") showKeyboard(message);
  if (message.markup === "remove") showKeyboard({ keyboard: [] });
  if (message.markup === "force_reply") answer(message);
}

function showKeyboard({ keyboard, placeholder, one_time: once }) {
  const box = at("keyboard");
  box.hidden = !keyboard.length;
  box.dataset.once = String(Boolean(once));
  text.placeholder = placeholder || label("write");
  box.replaceChildren(
    ...keyboard.map((texts) => element("div", "keys", ...texts.map((each) => Object.assign(element("button", "key", each), { type: "button" })))),
  );
}

function answer(message) {
  answering = message;
  const box = at("answering");
  box.hidden = !message;
  if (!message) return;
  const close = Object.assign(element("button", "icon", icon("close")), { type: "button", title: label("cancel") });
  close.addEventListener("click", () => answer(null));
  box.replaceChildren(element("p", "", element("b", "", label("answering")), " ", message.text), close);
  text.placeholder = message.placeholder || label("write");
  text.focus();
}

function attach(file) {
  attached = file;
  const box = at("attached");
  box.hidden = !file;
  at("file").value = "";
  if (!file) return;
  const close = Object.assign(element("button", "icon", icon("close")), { type: "button", title: label("file.remove") });
  close.setAttribute("aria-label", label("file.remove"));
  close.addEventListener("click", () => attach(null));
  box.replaceChildren(icon("file"), element("p", "", element("b", "", file.name), " ", size(file.size)));
  if (PICTURES.includes(file.type)) box.append(asFile());
  box.append(close);
  text.focus();
}

function asFile() {
  const tick = Object.assign(document.createElement("input"), { type: "checkbox", id: "as-file" });
  return element("label", "", tick, label("file.as"));
}

const kindOf = (file) => (PICTURES.includes(file.type) && !at("as-file")?.checked ? "photo" : "document");

async function submit() {
  const person = chat.person();
  const words = text.value;
  if (!person || (!words.trim() && !attached)) return;
  const [file, replyTo] = [attached, answering?.message_id];
  const kind = file && kindOf(file);
  text.value = "";
  attach(null);
  answer(null);
  grow();
  try {
    if (file) await api.upload(person, file, kind, words);
    else await api.send(person, words, replyTo);
  } catch (error) {
    text.value = text.value || words;
    if (file) attach(file);
    notice(error.status === 413 ? label("file.large") : label("failed"), "bad");
  }
}

export async function sendText(words) {
  await api.send(chat.person(), words).catch(() => notice(label("failed"), "bad"));
}

function grow() {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, 160)}px`;
}

function matching() {
  const wanted = text.value.startsWith("/") ? text.value.slice(1) : "";
  return commands.filter((each) => each.command.startsWith(wanted));
}

function openMenu() {
  const rows = matching();
  chosen = Math.max(0, Math.min(chosen, rows.length - 1));
  const items = rows.map((each, index) => {
    const item = element("li", "", element("b", "", `/${each.command}`), element("span", "", each.description));
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(index === chosen));
    item.dataset.command = `/${each.command}`;
    return item;
  });
  menu.replaceChildren(...(items.length || text.value ? items : [element("li", "none", label("commands.none"))]));
  menu.hidden = !menu.children.length;
  at("open-menu").setAttribute("aria-expanded", String(!menu.hidden));
  menu.children[chosen]?.scrollIntoView({ block: "nearest" });
}

function closeMenu() {
  menu.hidden = true;
  chosen = 0;
  at("open-menu").setAttribute("aria-expanded", "false");
}

function choose(command) {
  closeMenu();
  text.value = "";
  text.focus();
  sendText(command);
}

function menuKey(event) {
  const count = matching().length;
  if (event.key === "Escape") closeMenu();
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : count - 1)) % Math.max(count, 1);
    openMenu();
  } else if (event.key === "Enter" && count) choose(menu.children[chosen].dataset.command);
  else return false;
  event.preventDefault();
  return true;
}

function key(event) {
  if (event.isComposing || event.keyCode === 229) return;
  if (!menu.hidden && menuKey(event)) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    submit();
  } else if (event.key === "ArrowUp" && !text.value) {
    event.preventDefault();
    chat.focusButtons();
  }
}

function typed() {
  grow();
  if (/^\/\w*$/.test(text.value) && matching().length) openMenu();
  else closeMenu();
}

function toggleDates() {
  dates.hidden = !dates.hidden;
  at("open-dates").setAttribute("aria-expanded", String(!dates.hidden));
  if (dates.hidden) return;
  at("date-day").value = clock.now().toISOString().slice(0, 10);
  at("date-day").focus();
}

function closeDates() {
  dates.hidden = true;
  at("open-dates").setAttribute("aria-expanded", "false");
}

function insertDate(event) {
  event.preventDefault();
  const part = new FormData(dates).get("part");
  const words = [at("date-day").value, part].filter(Boolean).join(" ");
  text.value = [text.value.trim(), words].filter(Boolean).join(" ");
  closeDates();
  text.focus();
  grow();
}

function dropped(event) {
  const file = (event.dataTransfer || event.clipboardData)?.files[0];
  if (!file) return;
  event.preventDefault();
  attach(file);
}

function keyed(event) {
  const button = event.target.closest(".key");
  if (!button) return;
  if (at("keyboard").dataset.once === "true") at("keyboard").hidden = true;
  sendText(button.textContent);
  text.focus();
}

export function start() {
  at("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  text.addEventListener("keydown", key);
  text.addEventListener("input", typed);
  menu.addEventListener("click", (event) => {
    const item = event.target.closest("[data-command]");
    if (item) choose(item.dataset.command);
  });
  at("open-menu").addEventListener("click", () => {
    if (menu.hidden) openMenu();
    else closeMenu();
    text.focus();
  });
  at("open-file").addEventListener("click", () => at("file").click());
  at("file").addEventListener("change", () => attach(at("file").files[0] || null));
  at("open-dates").addEventListener("click", toggleDates);
  dates.addEventListener("submit", insertDate);
  dates.addEventListener("keydown", (event) => event.key === "Escape" && (closeDates(), text.focus()));
  at("keyboard").addEventListener("click", keyed);
  const area = at("chat");
  area.addEventListener("dragover", (event) => event.preventDefault());
  area.addEventListener("drop", dropped);
  text.addEventListener("paste", dropped);
  at("log").addEventListener("keydown", (event) => event.key === "Escape" && text.focus());
}
