// A clock that counts down by the server's time, whatever the device's own clock says.
let ticking;

export function countDown(place) {
  clearInterval(ticking);
  if (!place?.dataset.ends) return;
  const ends = Date.now() + Number(place.dataset.left) * 1000;
  const tick = () => {
    const left = Math.round((ends - Date.now()) / 1000);
    const two = (number) => String(number).padStart(2, "0");
    place.textContent = left > 0 ? `${two(Math.floor(left / 60))}:${two(left % 60)}` : place.dataset.over;
    place.classList.toggle("over", left <= 0);
  };
  tick();
  ticking = setInterval(tick, 1000);
}
