// A page drawn once for the whole room: whether it is this phone's too, and what is this phone's own in it.

const { room, sector, from, csrf } = document.body.dataset;

// What the server knows of this phone alone has to be asked for: where no seat is held, where ideas or a ballot are in.
export function isForMe(scene) {
  if (!csrf || document.querySelector("#bulletin .invalid, .refusal")) return false;
  if (scene.scene === "ideas") return !localStorage.getItem(`ecrit-${room}`);
  if (!scene.round) return true;
  const votes = from && Number(from) <= scene.round && scene.sectors.includes(sector);
  return votes && !localStorage.getItem(`tour-${roundOf(scene)}`);
}

const roundOf = (scene) => new DOMParser().parseFromString(scene.html, "text/html").querySelector("#bulletin")?.dataset.round;

export function adopt(page) {
  for (const form of page.querySelectorAll("form[method=post]")) {
    form.prepend(hidden("csrfmiddlewaretoken", csrf));
    if (form.id === "idee") form.prepend(hidden("once", token()));
  }
  for (const place of page.querySelectorAll("[data-own]")) {
    const own = document.getElementById(place.dataset.own);
    if (own) place.replaceWith(own.content.cloneNode(true));
  }
  const foot = document.querySelector("#contenu .foot");
  if (foot) page.querySelector("#contenu").append(foot);
  const list = page.querySelector("#bulletin .lines");
  if (list) list.append(...ownOrder(page.querySelector("#bulletin").dataset.round, [...list.children]));
}

// An order of this phone's own, the same each time it looks: nobody votes for the first line.
function ownOrder(round, lines) {
  const key = `ordre-${round}`;
  const kept = localStorage.getItem(key)?.split(",") ?? shuffled(lines.map((line) => line.dataset.issue));
  localStorage.setItem(key, kept);
  return lines.sort((a, b) => kept.indexOf(a.dataset.issue) - kept.indexOf(b.dataset.issue));
}

export function keptOrder(round, lines) {
  return localStorage.getItem(`ordre-${round}`) ? ownOrder(round, lines) : lines;
}

function shuffled(numbers) {
  for (let last = numbers.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [numbers[last], numbers[other]] = [numbers[other], numbers[last]];
  }
  return numbers;
}

// An idea is sent once a token: the next one, written before the page comes back, has its own.
export function renew(form) {
  localStorage.setItem(`ecrit-${room}`, "1");
  const once = form.querySelector("[name=once]");
  if (once) once.value = token();
}

function token() {
  const bytes = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16)));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").slice(0, 22);
}

function hidden(name, value) {
  const made = document.createElement("input");
  made.type = "hidden";
  made.name = name;
  made.value = value;
  return made;
}
