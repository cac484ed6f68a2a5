// While teams are computed, the part of the page that follows them comes anew every two seconds.

async function follow() {
  const place = document.getElementById("calcul");
  if (!place?.hasAttribute("data-running")) return;
  try {
    const answer = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout?.(10000) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("calcul");
    if (!fresh) return location.reload();
    const onButton = place.contains(document.activeElement);
    place.replaceWith(fresh);
    if (onButton) fresh.querySelector("button")?.focus();
  } catch {
    // the network is gone for now: the next turn asks again
  }
  setTimeout(follow, 2000);
}

setTimeout(follow, 2000);
