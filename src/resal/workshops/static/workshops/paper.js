// The typist keeps her hands on the keyboard: Ctrl + Enter saves, the field is ready on arrival.
const form = document.querySelector("[data-paper]");
const lines = form?.querySelector("textarea");

lines?.focus();
lines?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  }
});
