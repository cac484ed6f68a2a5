// Copy a waiting message, or its addresses, without showing them on the page.
for (const form of document.querySelectorAll("[data-copy-words]")) {
  form.addEventListener("submit", async (event) => {
    if (!navigator.clipboard) return; // the browser downloads the words instead
    event.preventDefault();
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
    if (answer.ok) await copy(await answer.text(), form.querySelector("button"));
  });
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", () => copy(button.dataset.copy, button));
}

async function copy(words, button) {
  await navigator.clipboard.writeText(words);
  button.textContent = button.dataset.done;
}
