// The office's clock, and moving it forward.

import * as api from "./api.js";
import { day, hourMinute, label, moment, wall } from "./labels.js";
import { notice } from "./notice.js";

const box = document.getElementById("clock");
const HOUR = 3600_000;
let shown = null;
let since = 0;

export const now = () => (shown ? new Date(wall(shown.now).getTime() + performance.now() - since) : new Date());

export function set(record) {
  shown = record;
  since = performance.now();
  const next = box.querySelector("[data-move=next]");
  next.disabled = !record.next;
  next.title = record.next ? label("clock.next.at", { at: moment(record.next) }) : label("clock.next.none");
  draw();
}

export function draw() {
  if (!shown) return;
  const at = now();
  document.getElementById("clock-date").textContent = day(at);
  document.getElementById("clock-time").textContent = hourMinute(at);
}

const local = (date) => date.toISOString().slice(0, 19);

function target(move) {
  if (move === "next") return "next";
  if (move === "hour") return local(new Date(now().getTime() + HOUR));
  const tomorrow = new Date(now().getTime() + 24 * HOUR);
  return `${local(tomorrow).slice(0, 10)}T08:30:00`;
}

async function move(button) {
  const buttons = box.querySelectorAll("button");
  buttons.forEach((each) => (each.disabled = true));
  box.setAttribute("aria-busy", "true");
  try {
    const record = await api.moveClock(target(button.dataset.move));
    notice(label("clock.moved", { at: moment(record.now) }));
    shown = record;
  } catch (error) {
    notice(error.message, "bad");
  }
  box.removeAttribute("aria-busy");
  buttons.forEach((each) => (each.disabled = false));
  set(await api.clock());
  button.focus();
}

export async function start() {
  box.hidden = false;
  document.body.classList.add("with-clock");
  box.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) move(button);
  });
  set(await api.clock());
  setInterval(draw, 1000);
}
