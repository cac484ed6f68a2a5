// Menus are <details>: they work without this. With it, Escape or a click elsewhere closes them,
// and the summary of errors takes the focus.
const menus = document.querySelectorAll(".menu-user, .menu-narrow");

document.addEventListener("click", (event) => {
  for (const menu of menus) if (menu.open && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus) {
    if (!menu.open) continue;
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.querySelector(".error-summary")?.focus();
