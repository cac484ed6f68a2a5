// A consultation on a phone: says how many dots are left, fills in a personal code. Without it the page is the same.

const told = document.querySelector("[data-dots]")
const form = document.getElementById("points")

const card = document.getElementById("carte")

if (card && !card.value) card.value = location.hash.slice(1, 13) // the code stands after the # of a personal link

function tell() {
  const used = [...form.querySelectorAll("select")].reduce((sum, one) => sum + Number(one.value || 0), 0)
  const left = Number(told.dataset.dots) - used
  told.textContent = left < 0 ? told.dataset.over.replace("{over}", -left) : told.dataset.left.replace("{left}", left)
}

if (told && form) {
  form.addEventListener("change", tell)
  tell()
}
