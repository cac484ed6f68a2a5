// Keeps a live page up to date: <body data-live="workshop/abc">. With data-pace="calme", counts come each second.
// Dispatches on document "resal:state" (detail: the shared state) and "resal:link" (detail: "live",
// "polling", "offline" or "closed"), and "resal:scene" when the stream brings the page itself, just before its
// state. The stream first; polling when no stream gets through (proxies, firewalls).

const PING = 15000;
const OPENING = 5000;
const POLL = 3000;
const topic = document.body.dataset.live;
const pace = document.body.dataset.pace ? `?${document.body.dataset.pace}` : "";

let source, watchdog, polling, failures = 0, etag = "", last = "", said = "";

const jitter = (ms) => ms * (0.5 + Math.random());
const say = (link) => {
  if (link !== said) document.dispatchEvent(new CustomEvent("resal:link", { detail: (said = link) }));
};

function show(text) {
  if (text === last) return;
  last = text;
  document.dispatchEvent(new CustomEvent("resal:state", { detail: JSON.parse(text) }));
}

function watch(patience) {
  clearTimeout(watchdog);
  watchdog = setTimeout(lost, patience);
}

function alive() {
  failures = 0;
  clearTimeout(polling);
  polling = 0;
  say("live");
  watch(PING * 2.2); // two pings missed: the line is dead, whatever the browser says
}

function open() {
  close();
  if (document.visibilityState === "hidden") return;
  source = new EventSource(`/live/${topic}${pace}`);
  source.addEventListener("state", (event) => (alive(), show(event.data)));
  source.addEventListener("scene", (event) => document.dispatchEvent(new CustomEvent("resal:scene", { detail: JSON.parse(event.data) })));
  source.addEventListener("ping", alive);
  source.addEventListener("bye", lost);
  source.onerror = lost;
  watch(OPENING);
}

function close() {
  clearTimeout(watchdog);
  source?.close();
  source = null;
}

function lost() {
  close();
  failures += 1;
  if (failures > 1 && said === "live") said = "";
  if (said !== "live") poll();
  watchdog = setTimeout(open, jitter(failures < 3 ? 1000 * failures : 15000));
}

async function poll() {
  if (polling) return;
  polling = setTimeout(() => ((polling = 0), said === "live" || poll()), jitter(POLL));
  await refresh();
}

export async function refresh() {
  try {
    const answer = await fetch(`/etat/${topic}/`, {
      headers: etag ? { "If-None-Match": etag } : {},
      cache: "no-store",
      signal: AbortSignal.timeout?.(8000),
    });
    if (answer.status === 403) return stop();
    if (!answer.ok && answer.status !== 304) throw answer.status;
    if (said !== "live") say("polling");
    if (answer.status === 304) return;
    etag = answer.headers.get("ETag") || "";
    show(await answer.text());
  } catch {
    if (said !== "live") say("offline");
  }
}

function stop() {
  close();
  clearTimeout(polling);
  polling = -1;
  say("closed"); // the pass is over: the page says what to do
}

function wake() {
  if (document.visibilityState === "hidden") return close();
  refresh();
  open();
}

if (topic) {
  document.addEventListener("visibilitychange", wake);
  document.addEventListener("resume", wake); // a page that the phone had put to sleep
  addEventListener("pageshow", (event) => event.persisted && wake());
  addEventListener("pagehide", close);
  addEventListener("online", wake);
  addEventListener("offline", () => say("offline"));
  open();
}
