// The phone in the room: follows the step, counts down, says in words how the connection is.
import "../core/live.js";
import { enhance, order } from "./ballot.js";
import { deliver, onOutbox, save } from "./sending.js";
import { countDown } from "./countdown.js";
import { adopt, isForMe, renew } from "./scene.js";

const room = `/r/${document.body.dataset.room}/`;
const spread = () => Math.random() * 700; // two hundred phones do not ask at the same instant
let drawing;
let seen;

const signature = (state) =>
  [
    state.status,
    state.paused,
    state.step.number,
    state.round ? state.round.number + state.round.status : "",
    state.result ? state.result.number : "",
    state.problems.length,
  ].join("|");

// The page of a new step comes by the stream, the same for the whole room: nobody asks for it.
document.addEventListener("resal:scene", ({ detail: scene }) => {
  if (!isForMe(scene)) return;
  clearTimeout(drawing);
  drawing = 0;
  put(scene.html, adopt);
});

document.addEventListener("resal:state", ({ detail: state }) => {
  for (const place of document.querySelectorAll('[data-state="cast"]')) {
    if (state.round) place.textContent = state.round.cast;
  }
  const moved = signature(state) !== document.body.dataset.signature;
  if (moved) later(spread());
  else if (document.body.classList.contains("in-ideas") && !typing() && regrouped(state) && !drawing) later(4 * spread());
});

// Ideas that others send change nothing on this page: only the issues of the room do, and what becomes of one's own.
function regrouped(state) {
  const own = document.querySelector("#idees > li:not(.none)");
  const now = JSON.stringify([state.issues, own && state.ideas.count]);
  const before = seen;
  seen = now;
  return before !== undefined && before !== now;
}

const typing = () => ["TEXTAREA", "INPUT", "SELECT"].includes(document.activeElement?.tagName);

function later(wait) {
  clearTimeout(drawing);
  drawing = setTimeout(() => ((drawing = 0), draw(room)), wait);
}

// Fetch the page and put its content in place: what is drawn is what the server says, nothing else.
async function draw(address) {
  try {
    const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout?.(10000) });
    put(await answer.text());
  } catch {
    later(2000 + spread() * 3);
  }
}

function put(html, own = () => {}) {
  const page = new DOMParser().parseFromString(html, "text/html");
  if (!page.body.dataset.room) return location.reload();
  own(page);
  const words = document.querySelector("#id_words")?.value;
  document.body.className = page.body.className;
  document.body.dataset.signature = page.body.dataset.signature;
  document.querySelector("#haut")?.replaceWith(page.querySelector("#haut"));
  const content = page.querySelector("#contenu");
  content.tabIndex = -1;
  document.querySelector("#contenu").replaceWith(content);
  const field = document.querySelector("#id_words");
  if (field && words && !field.value) field.value = words;
  scrollTo(0, 0);
  start();
  if (document.activeElement === document.body) document.querySelector("#contenu").focus({ preventScroll: true });
}

// A vote or an idea is kept on the phone first, then sent as often as it takes.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.id !== "bulletin" && form.id !== "idee") return;
  if (form.id === "idee" && !form.querySelector("#id_words").value.trim()) return;
  event.preventDefault();
  save(form.id === "bulletin" ? `bulletin-${form.dataset.round}` : `idee-${crypto.randomUUID?.() ?? Date.now()}`, form);
  if (form.id === "idee") {
    form.reset();
    renew(form);
  }
  deliver();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href="?changer"]');
  if (!link) return;
  event.preventDefault();
  draw(`${room}?changer`);
});

onOutbox((news, slot, html) => {
  if (html) return put(html);
  if (news === "sent" && slot.startsWith("idee")) return draw(room);
  if (news === "sent") deposited();
  show(document.querySelector("#lien")?.dataset[news], news);
});

// The ballot is in: say so with what is on the page, so that two hundred phones ask for nothing.
function deposited() {
  const form = document.querySelector("#bulletin");
  const page = document.querySelector("#apres")?.content.cloneNode(true);
  if (!form || !page) return;
  page.querySelector("#depose").replaceChildren(...order(form));
  form.previousElementSibling.remove();
  form.after(document.querySelector("#lien"));
  form.replaceWith(page);
  start();
  document.querySelector("#contenu").focus({ preventScroll: true });
}

document.addEventListener("resal:link", ({ detail: link }) => {
  const words = document.querySelector("#lien")?.dataset[link];
  show(words, link);
  if (link === "live" || link === "polling") deliver();
});

function show(words, tone) {
  const place = document.querySelector("#lien");
  if (!place) return;
  place.hidden = !words;
  place.textContent = words || "";
  place.dataset.tone = tone;
}

function start() {
  const card = document.querySelector("#carte");
  if (card && !card.value) card.value = location.hash.slice(1, 13); // the QR code of a printed card
  document.querySelector(".bar")?.prepend(document.querySelector("#lien"));
  enhance(document.querySelector("#bulletin"));
  countDown(document.querySelector(".clock"));
}

start();
deliver();
