// An outbox on the phone: what was typed waits in localStorage until the server has it.
// One slot a vote (the last ballot only), one slot an idea; refused things go, with the server's sentence.

const KEY = `resal-${document.body.dataset.room}`;
const PATIENCE = 12000;
let tell = () => {};
let busy = false;
let tries = 0;
let timer;

export const onOutbox = (heard) => (tell = heard);

const read = () => JSON.parse(localStorage.getItem(KEY) || "{}");
const write = (box) => localStorage.setItem(KEY, JSON.stringify(box));

export function save(slot, form) {
  const box = read();
  box[slot] = { at: Date.now() + Math.random(), url: form.action, fields: [...new FormData(form)] };
  write(box);
  tries = 0;
}

export const waiting = (slot) => read()[slot]?.fields;

export async function deliver() {
  clearTimeout(timer);
  const [slot, thing] = Object.entries(read())[0] || [];
  if (busy || !slot) return;
  busy = true;
  if (!tries) tell("sending");
  try {
    await send(slot, thing);
    tries = 0;
  } catch {
    tries += 1;
    tell(slot.startsWith("idee") ? "waitingIdea" : "waiting");
  }
  busy = false;
  if (Object.keys(read()).length) timer = setTimeout(deliver, wait());
}

// 1 s, 2 s, 4 s… at most 15 s, each spread out so that a whole room does not come back together.
const wait = () => (tries ? Math.min(15000, 1000 * 2 ** (tries - 1)) * (0.5 + Math.random()) : 0);

async function send(slot, thing) {
  const answer = await fetch(thing.url, {
    method: "POST",
    body: new URLSearchParams(thing.fields),
    redirect: "manual", // a success redirects: there is nothing to read
    signal: AbortSignal.timeout?.(PATIENCE),
  });
  if (answer.status >= 500 || answer.status === 429) throw answer.status;
  const taken = answer.type === "opaqueredirect" || answer.ok;
  const box = read();
  if (box[slot]?.at === thing.at) delete box[slot]; // a newer one came meanwhile: it goes next
  write(box);
  if (taken) tell("sent", slot);
  else tell("refused", slot, await answer.text());
}
