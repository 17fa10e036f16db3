// Enhancements only: every page works without this file.

// An error summary takes the focus, so that a keyboard or a screen reader starts there.
document.getElementById("error-summary")?.focus();

// A form is sent once; a second tap while it travels does nothing. Heard at the document, so that forms of a live part are held to it too.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.forms) delete form.dataset.sent;
});

// A list narrows while somebody types; without this file the form's button does the same. Heard at the document: the field may be in a live part.
document.addEventListener("input", ({ target }) => {
  if (!target.matches("[data-filter]")) return;
  const wanted = target.value.trim().toLowerCase();
  for (const entry of document.querySelectorAll(target.dataset.filter)) entry.hidden = !entry.textContent.toLowerCase().includes(wanted);
});

// A button that prints shows itself only where it can.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// A page that follows a meeting renews its live parts when the meeting's change number grows; polling where events do not come through.
const parts = [...document.querySelectorAll("[data-live]")];
if (parts.length > 0) {
  let known = parts[0].dataset.change;
  let kept = false;

  // In the page after a refused form, what was typed stands in the fields as if it had always been there.
  const refused = document.getElementById("error-summary") !== null;

  // Somebody is typing there, or has typed and not sent: what stands in the fields is worth more than news.
  const isTyping = (part) =>
    (part.contains(document.activeElement) && document.activeElement.matches("input, select, textarea")) ||
    [...part.querySelectorAll("input, select, textarea")].some((f) =>
      f.type === "hidden" ? false
      : refused ? true
      : f.matches("[type=checkbox], [type=radio]") ? f.checked !== f.defaultChecked
      : f.matches("select") ? f.selectedIndex !== Math.max(0, [...f.options].findIndex((o) => o.defaultSelected))
      : f.value !== f.defaultValue);

  const renew = (part, fresh) => {
    if (!fresh || part.innerHTML === fresh.innerHTML) return;
    if (isTyping(part)) {
      kept = true;
      return;
    }
    const nameOf = (e) => `${e.tagName} ${e.getAttribute("href") ?? e.getAttribute("name")} ${e.textContent.trim()}`;
    const focused = part.contains(document.activeElement) ? nameOf(document.activeElement) : null;
    const open = [...part.querySelectorAll("details[open] > summary")].map((s) => s.textContent);
    part.replaceChildren(...fresh.childNodes);
    for (const summary of part.querySelectorAll("details > summary")) if (open.includes(summary.textContent)) summary.parentElement.open = true;
    if (focused) [...part.querySelectorAll("a[href], button, summary")].find((e) => nameOf(e) === focused)?.focus();
  };

  // A page shown after a refused form is asked for anew by its own address, without the handler that refused.
  const address = location.pathname + location.search.replace(/([?&])handler=[^&]*&?/, "$1");
  const refresh = async () => {
    kept = false;
    const answer = await fetch(address, { headers: { "X-Live": "1" } }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const fresh = [...new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("[data-live]")];
    parts.forEach((part, i) => renew(part, fresh[i]));
  };

  document.addEventListener("focusout", () => { if (kept) refresh(); });
  const source = new EventSource(parts[0].dataset.live);
  source.addEventListener("change", (event) => {
    if (event.data === known) return;
    known = event.data;
    refresh();
  });
  let polling;
  source.addEventListener("error", () => { polling ??= setInterval(refresh, 5000); });
  source.addEventListener("open", () => { clearInterval(polling); polling = undefined; });
}
