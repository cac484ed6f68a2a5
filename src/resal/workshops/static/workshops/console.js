// The console follows the room: counts and clock in place; a new step brings its own page in place of this one,
// never under a finger, never over what somebody types, never after a button was pressed: that brings its own page.
// Runs before core/live.js, which reads the topic on the body.
const room = () => document.querySelector(".console");
document.body.dataset.live = room().dataset.live;

const PATIENCE = 15000;
const two = (number) => String(number).padStart(2, "0");

function tick() {
  const clock = document.querySelector(".clock");
  if (!clock) return;
  const ends = clock.dataset.ends;
  const left = ends ? Math.round((Date.parse(ends) - Date.now()) / 1000) : Number(clock.dataset.left);
  if (!ends && clock.dataset.left === "") return;
  const over = left < 0;
  const seconds = Math.abs(left);
  clock.textContent = `${over ? "+ " : ""}${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  clock.classList.toggle("over", over);
}

function isTyping() {
  return [...document.querySelectorAll("textarea, input:not([type=hidden])")].some(
    (field) => field === document.activeElement || field.value !== field.defaultValue,
  );
}

let touching = false, pressed = false, drawing = false, moved = false;
const isBusy = () => touching || pressed || isTyping();

addEventListener("pointerdown", () => (touching = true));
for (const end of ["pointerup", "pointercancel", "blur"]) {
  addEventListener(end, () => setTimeout(() => ((touching = false), follow()))); // the click comes first
}
addEventListener("submit", (event) => {
  pressed = !event.defaultPrevented;
  setTimeout(() => ((pressed = false), follow()), PATIENCE); // a download brings no page
});
addEventListener("pageshow", () => (pressed = false));
addEventListener("focusout", () => setTimeout(follow));

// The new page takes the place of this one in one go, or not at all.
async function follow() {
  if (!moved || drawing || isBusy()) return;
  drawing = true;
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector(".console");
    if (!isBusy() && next) {
      moved = false;
      room().replaceWith(next);
      document.title = page.title;
      tick();
    } else if (!isBusy()) location.assign(answer.url); // signed out, or the room is no more
  } catch {
    setTimeout(follow, 2000);
  }
  drawing = false;
}

document.addEventListener("resal:state", ({ detail }) => {
  const here = room().dataset;
  if (detail.version < Number(here.version)) return; // older than what is shown: it was on its way
  const counts = {
    voters: detail.seats.voters,
    sectors: detail.seats.sectors,
    ideas: detail.ideas.count,
    cast: detail.round?.cast,
  };
  for (const [name, value] of Object.entries(counts)) {
    for (const place of document.querySelectorAll(`[data-count="${name}"]`)) {
      if (value !== undefined) place.textContent = value;
    }
  }
  const clock = document.querySelector(".clock");
  if (clock) {
    clock.dataset.ends = detail.step.ends_at ?? "";
    clock.dataset.left = detail.step.seconds_left ?? "";
  }
  moved = String(detail.step.number) !== here.step;
  follow();
});

tick();
setInterval(tick, 1000);
