// The ballot by touch: tap in order, move up or down, take back. The selects below do the same without this.
import { waiting } from "./sending.js";
import { keptOrder } from "./scene.js";

export function enhance(form) {
  if (!form) return;
  const list = form.querySelector(".lines");
  const lines = keptOrder(form.dataset.round, [...list.children]);
  const most = Number(form.dataset.choices);
  let chosen = remembered();

  for (const line of lines) {
    const words = line.querySelector("label").textContent;
    line.innerHTML = "";
    line.append(
      button("pick", "", () => toggle(line)),
      moves(button("move", "▲", () => move(line, -1), `${form.dataset.up} : ${words}`), button("move", "▼", () => move(line, 1), `${form.dataset.down} : ${words}`)),
    );
    line.firstChild.append(span("rank"), span("words", words));
  }
  const order = field("choices");
  const turn = field("turn");
  const undo = form.querySelector("#annuler");
  undo.addEventListener("click", () => change(chosen.slice(0, -1)));
  form.classList.add("by-touch");
  draw();
  form.addEventListener("submit", () => (turn.value = nextTurn(form.dataset)));

  function remembered() {
    const key = `brouillon-${form.dataset.round}`;
    const kept = waiting(`bulletin-${form.dataset.round}`)?.find(([name]) => name === "choices")?.[1];
    const draft = kept ?? sessionStorage.getItem(key);
    if (draft) return draft.split(",").map(find).filter(Boolean).slice(0, most);
    return lines.filter((line) => line.dataset.rank).sort((a, b) => a.dataset.rank - b.dataset.rank);
  }

  function find(number) {
    return lines.find((line) => line.dataset.issue === number);
  }

  function toggle(line) {
    if (chosen.includes(line)) change(chosen.filter((one) => one !== line));
    else if (chosen.length < most) change([...chosen, line]);
  }

  function move(line, by) {
    const from = chosen.indexOf(line);
    const next = chosen.filter((one) => one !== line);
    next.splice(Math.max(0, Math.min(next.length, from + by)), 0, line);
    change(next);
    const [up, down] = line.querySelectorAll(".move");
    (by < 0 ? (up.disabled ? down : up) : down.disabled ? up : down).focus({ preventScroll: true });
  }

  function change(next) {
    chosen = next;
    draw();
  }

  function draw() {
    list.append(...chosen, ...lines.filter((line) => !chosen.includes(line)));
    for (const line of lines) {
      const rank = chosen.indexOf(line) + 1;
      line.classList.toggle("chosen", rank > 0);
      line.querySelector(".rank").textContent = rank || "+";
      const pick = line.querySelector(".pick");
      pick.setAttribute("aria-pressed", rank > 0);
      pick.disabled = !rank && chosen.length === most;
      const [up, down] = line.querySelectorAll(".move");
      up.disabled = rank === 1;
      down.disabled = rank === chosen.length;
      line.querySelector(".moves").hidden = !rank;
    }
    order.value = chosen.map((line) => line.dataset.issue).join(",");
    sessionStorage.setItem(`brouillon-${form.dataset.round}`, order.value);
    undo.hidden = !chosen.length;
    form.querySelector("#deposer").disabled = !chosen.length;
    form.querySelector("#progres").textContent =
      chosen.length === most ? form.dataset.full : form.dataset.progress.replace("{chosen}", chosen.length).replace("{choices}", most);
  }

  function field(name) {
    const input = form.appendChild(document.createElement("input"));
    input.type = "hidden";
    input.name = name;
    return input;
  }
}

// How many times this phone has sent its ballot in this round: a late delivery never undoes a newer one.
function nextTurn({ round, turn }) {
  const key = `tour-${round}`;
  const next = Math.max(Number(localStorage.getItem(key)), Number(turn)) + 1;
  localStorage.setItem(key, next);
  return next;
}

// What was chosen, as the lines of « votre bulletin est déposé ».
export function order(form) {
  return [...form.querySelectorAll(".chosen")].map((line, place) => {
    const made = document.createElement("li");
    made.append(span("rank", place + 1), span("words", line.querySelector(".words").textContent));
    return made;
  });
}

function button(name, words, act, label) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.textContent = words;
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

function moves(...buttons) {
  const made = span("moves");
  made.append(...buttons);
  return made;
}

function span(name, words = "") {
  const made = document.createElement("span");
  made.className = name;
  made.textContent = words;
  return made;
}
