// The console follows the room: counts and clock without reloading; a new step reloads the page, unless
// somebody is typing or has just pressed a button: what was pressed brings its own page.
// Runs before core/live.js, which reads the topic on the body.
document.body.dataset.live = document.querySelector("[data-live]").dataset.live;

const clock = document.querySelector(".clock");
const two = (number) => String(number).padStart(2, "0");
const step = document.querySelector('input[name="seen"]')?.value;

function tick() {
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

let pressed = false;
addEventListener("submit", () => (pressed = true));
addEventListener("pageshow", () => (pressed = false));

document.addEventListener("resal:state", ({ detail }) => {
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
  if (clock) {
    clock.dataset.ends = detail.step.ends_at ?? "";
    clock.dataset.left = detail.step.seconds_left ?? "";
  }
  if (step && String(detail.step.number) !== step && !pressed && !isTyping()) location.reload();
});

tick();
setInterval(tick, 1000);
