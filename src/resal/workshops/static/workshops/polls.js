// A consultation on a phone: says how many dots are left. Without it the page is the same, and the server counts.

const told = document.querySelector("[data-dots]")
const form = document.getElementById("points")

function tell() {
  const used = [...form.querySelectorAll("select")].reduce((sum, one) => sum + Number(one.value || 0), 0)
  const left = Number(told.dataset.dots) - used
  told.textContent = left < 0 ? told.dataset.over.replace("{over}", -left) : told.dataset.left.replace("{left}", left)
}

if (told && form) {
  form.addEventListener("change", tell)
  tell()
}
