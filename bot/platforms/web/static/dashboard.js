"use strict";

// On a phone the pages of a channel stand in a line that is wider than the window: the current one is seen.

for (const here of document.querySelectorAll(".ways [aria-current]")) {
  const line = here.closest("ul");
  line.scrollLeft = here.offsetLeft - (line.clientWidth - here.offsetWidth) / 2;
}

// What a field could become, as one types: the list that is there without it grows. Nothing else needs script.

for (const input of document.querySelectorAll("input[data-completes]")) {
  const list = input.list;
  let waiting = null;
  let asking = null;

  async function ask() {
    if (asking) asking.abort();
    asking = new AbortController();
    const of = encodeURIComponent(input.dataset.completes);
    const typed = encodeURIComponent(input.value);
    try {
      const address = `${input.dataset.here}/complete?of=${of}&typed=${typed}`;
      const response = await fetch(address, { signal: asking.signal });
      if (!response.ok) return;
      const { choices } = await response.json();
      list.replaceChildren(...choices.map((choice) => {
        const option = document.createElement("option");
        option.value = choice.value;
        if (choice.label !== choice.value) option.textContent = choice.label;
        return option;
      }));
    } catch { /* typing goes on without proposals */ }
  }

  input.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (event.inputType === "insertReplacementText") return; // one of the list was taken
    if (input.value.trim()) waiting = setTimeout(ask, 120);
  });
}
