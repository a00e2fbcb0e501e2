// Puts the page together.

import * as api from "./api.js";
import * as chat from "./chat.js";
import * as clock from "./clock.js";
import * as composer from "./composer.js";
import * as labels from "./labels.js";
import * as people from "./people.js";

const at = (id) => document.getElementById(id);
const wide = matchMedia("(min-width: 800px)");
const touch = matchMedia("(hover: none)");
const TYPING = 6000;
let office = null;
let typingEnds = 0;

const wanted = () => decodeURIComponent(location.hash.replace(/^#\/?/, ""));

function titles() {
  const title = office.titles[labels.language] || office.titles.zh;
  const unread = people.unreadInAll();
  at("title").textContent = title;
  const elsewhere = people.unreadInAll(chat.person());
  at("elsewhere").hidden = !elsewhere;
  at("elsewhere").textContent = elsewhere > 99 ? "99+" : elsewhere;
  document.title = unread ? `(${unread}) ${title}` : title;
  at("language-mark").textContent = labels.label("language.mark");
  at("with").textContent = labels.label("with", { bot: office.bot });
}

function goTo(id) {
  if (wanted() === id) route();
  else location.hash = `#/${encodeURIComponent(id)}`;
}

// On a touch screen the message box would bring up the keyboard: there the messages get the focus.
function focusChat() {
  at(touch.matches ? "log" : "text").focus({ preventScroll: true });
}

async function route() {
  let id = wanted();
  if (!people.find(id) && wide.matches) id = people.firstToOpen()?.id;
  const person = people.find(id);
  document.body.classList.toggle("in-chat", Boolean(person));
  people.markOpen(person?.id);
  if (!person) return chat.close();
  people.paintFace(at("face"), person);
  at("who").textContent = person.name;
  at("post").textContent = [person.unit, person.title].filter(Boolean).join(" · ");
  stopTyping();
  titles();
  if (chat.person() === person.id) return focusChat();
  await Promise.all([chat.show(person.id), composer.opened()]);
  focusChat();
  return undefined;
}

function typing() {
  at("typing").textContent = labels.label("typing", { bot: office.bot });
  at("typing").hidden = false;
  clearTimeout(typingEnds);
  typingEnds = setTimeout(stopTyping, TYPING);
}

function stopTyping() {
  at("typing").hidden = true;
}

function heard(message) {
  if (message.from === "bot") stopTyping();
  if (!message.deleted) composer.heard(message);
}

function listen() {
  const events = api.officeEvents();
  events.addEventListener("people", (event) => {
    people.update(JSON.parse(event.data));
    titles();
  });
  events.addEventListener("clock", (event) => office.demo && clock.set(JSON.parse(event.data)));
}

async function changeLanguage() {
  await labels.load(labels.language === "zh" ? "en" : "zh");
  titles();
  people.draw();
  chat.draw();
  chat.toNewest();
  clock.draw();
  if (chat.person()) composer.loadCommands();
}

function askLogin() {
  return new Promise((done) => {
    at("login").showModal();
    at("login").addEventListener("cancel", (event) => event.preventDefault());
    at("login-form").addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        await api.login(at("login-token").value);
        at("login").close();
        done(await api.people());
      } catch {
        at("login-wrong").hidden = false;
      }
    });
  });
}

async function load() {
  try {
    return await api.people();
  } catch (error) {
    if (error.status !== 401) throw error;
    return askLogin();
  }
}

async function start() {
  [office] = await Promise.all([api.office(), labels.load()]);
  people.setPeople(await load());
  titles();
  people.start(goTo);
  chat.start({ message: heard, typing, commands: () => composer.loadCommands(), command: composer.sendText });
  composer.start();
  at("theme").addEventListener("click", window.messengerTheme);
  at("language").addEventListener("click", changeLanguage);
  at("back").addEventListener("click", () => (location.hash = ""));
  addEventListener("hashchange", route);
  wide.addEventListener("change", route);
  if (office.demo) await clock.start();
  listen();
  await route();
  document.body.classList.add("ready");
}

start();
