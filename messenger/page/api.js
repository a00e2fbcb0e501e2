// Talking to the server.

export class Refusal extends Error {
  constructor(status, body) {
    super(body.error || body.description || String(status));
    this.status = status;
    this.body = body;
  }
}

async function ask(path, options) {
  const response = await fetch(path, options);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(response.status, body);
  return { body, seq: Number(response.headers.get("X-Seq") || 0) };
}

const chat = (person) => `/client/${encodeURIComponent(person)}`;

export async function get(path) {
  return (await ask(path)).body;
}

export async function post(path, data) {
  const headers = { "Content-Type": "application/json" };
  return (await ask(path, { method: "POST", headers, body: JSON.stringify(data) })).body;
}

export const office = () => get("/client/office");
export const people = () => get("/client/people");
export const login = (token) => post("/client/login", { token });
export const clock = () => get("/client/clock");
export const moveClock = (to) => post("/client/clock", { to });
export const commands = (person, language) => get(`${chat(person)}/commands?language=${language}`);
export const keyboard = (person) => get(`${chat(person)}/keyboard`);
export const send = (person, text, replyTo) => post(`${chat(person)}/send`, { text, reply_to: replyTo });
export const read = (person, id) => post(`${chat(person)}/read`, { message_id: id });
export const press = (person, message) => post(`${chat(person)}/press`, message);

export async function older(person, before, limit) {
  const { body, seq } = await ask(`${chat(person)}/messages?before=${before}&limit=${limit}`);
  return { messages: body, seq };
}

export async function upload(person, file, kind, caption) {
  const form = new FormData();
  form.append("kind", kind);
  form.append("caption", caption);
  form.append("file", file);
  return (await ask(`${chat(person)}/upload`, { method: "POST", body: form })).body;
}

export const chatEvents = (person, seq) => new EventSource(`${chat(person)}/events?since=${seq}`);
export const officeEvents = () => new EventSource("/client/events");
