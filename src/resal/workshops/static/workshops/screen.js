// The room's screen: counts change in place, everything else is drawn anew when the room moves.
import "../core/live.js";
import { countDown } from "./countdown.js";

const COUNTS = { cast: (s) => s.round?.cast, voters: (s) => s.seats.voters, ideas: (s) => s.ideas.count };
let shape;
let drawing;

// What the drawing depends on: all of the state but what is counted in place.
const shapeOf = (state) =>
  JSON.stringify({
    ...state,
    version: 0,
    step: { ...state.step, ends_at: 0 },
    seats: state.seats.left + "/" + state.seats.sectors,
    ideas: state.ideas.open,
    round: state.round && { ...state.round, cast: 0 },
  });

document.addEventListener("resal:state", ({ detail: state }) => {
  for (const [name, count] of Object.entries(COUNTS)) {
    for (const place of document.querySelectorAll(`[data-state="${name}"]`)) place.textContent = count(state) ?? "";
  }
  const bar = document.querySelector('[data-state="progress"]');
  if (bar && state.round) Object.assign(bar, { max: state.round.expected, value: state.round.cast });
  const now = shapeOf(state);
  const stale = shape ? now !== shape : String(state.version) !== document.body.dataset.version;
  shape = now;
  if (stale) draw();
});

async function draw(wait = 0) {
  clearTimeout(drawing);
  drawing = setTimeout(async () => {
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      if (!answer.ok) return location.reload();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.body.className = page.body.className;
      document.querySelector("#contenu").replaceWith(page.querySelector("#contenu"));
      countDown(document.querySelector(".clock"));
      nextWord();
    } catch {
      draw(2000);
    }
  }, wait);
}

// The word of the moment changes: the screen is drawn anew.
let next;
function nextWord() {
  const left = document.querySelector(".moment")?.dataset.left;
  clearTimeout(next);
  if (left) next = setTimeout(draw, Number(left) * 1000);
}

document.addEventListener("resal:link", ({ detail: link }) => {
  const place = document.querySelector("#lien");
  if (!place) return;
  place.hidden = !place.dataset[link];
  place.textContent = place.dataset[link] ?? "";
});

countDown(document.querySelector(".clock"));
nextWord();
