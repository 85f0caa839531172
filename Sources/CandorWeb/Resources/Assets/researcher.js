// Keeps the researcher's page up to date. Without it the page shows what was so when it was opened.
"use strict";

const region = document.getElementById("progress");
const live = document.getElementById("live");
const updated = document.getElementById("updated");

async function update() {
  const isTyping = region.contains(document.activeElement) && document.activeElement.matches("input, button");
  if (!live.checked || document.hidden || isTyping) return;
  try {
    const answer = await fetch("/researcher/progress", { cache: "no-store" });
    if (answer.redirected || answer.status === 401) return location.assign("/researcher");
    if (!answer.ok) throw new Error(String(answer.status));
    const open = [...region.querySelectorAll("details[open]")].map((details) => details.id);
    region.innerHTML = await answer.text();
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    updated.textContent = "as of " + new Date().toLocaleTimeString();
  } catch {
    updated.textContent = "the server does not answer";
  }
}

setInterval(update, 5000);
live.addEventListener("change", update);
