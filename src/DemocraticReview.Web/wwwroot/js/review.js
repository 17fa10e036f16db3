// Enhancements only: every page works without this file.

// An error summary takes the focus, so that a keyboard or a screen reader starts there.
document.getElementById("error-summary")?.focus();

// A form is sent once; a second tap while it travels does nothing.
for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.querySelectorAll("form")) delete form.dataset.sent;
});

// A list narrows while somebody types; without this file the form's button does the same.
for (const input of document.querySelectorAll("[data-filter]")) {
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    for (const entry of document.querySelectorAll(input.dataset.filter)) entry.hidden = !entry.textContent.toLowerCase().includes(wanted);
  });
}

// A button that prints shows itself only where it can.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// A page that follows a meeting reloads its live part when the meeting's change number grows; polling where events do not come through.
const live = document.querySelector("[data-live]");
if (live) {
  const refresh = async () => {
    const answer = await fetch(location.href, { headers: { "X-Live": "1" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live]");
    if (fresh && !live.contains(document.activeElement)) live.replaceChildren(...fresh.childNodes);
  };
  const source = new EventSource(live.dataset.live);
  source.addEventListener("change", refresh);
  let polling;
  source.addEventListener("error", () => { polling ??= setInterval(refresh, 5000); });
  source.addEventListener("open", () => { clearInterval(polling); polling = undefined; });
}
