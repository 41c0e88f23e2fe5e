"use strict";

// What a half-typed command could become. A combobox after the ARIA pattern: the focus stays in the box,
// aria-activedescendant walks the list.

const completion = (() => {
  function on(input, form, page) {
    const list = document.getElementById("choices");
    const announcer = document.getElementById("announcer");
    let choices = [];
    let active = -1;
    let asking = null;
    let waiting = null;

    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", "choices");
    input.setAttribute("aria-expanded", "false");

    function close() {
      clearTimeout(waiting);
      if (asking) asking.abort();
      choices = [];
      active = -1;
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function draw(found) {
      choices = found.filter((choice) => choice.value.trim() !== input.value.trim());
      if (!choices.length) return close();
      list.replaceChildren(...choices.map((choice, n) => {
        const item = document.createElement("li");
        const label = document.createElement("b");
        const detail = document.createElement("span");
        label.textContent = choice.label;
        detail.textContent = choice.detail;
        item.id = `choice-${n}`;
        item.setAttribute("role", "option");
        item.append(label, detail);
        item.addEventListener("mousedown", (event) => { event.preventDefault(); take(n); });
        return item;
      }));
      active = -1;
      list.hidden = false;
      list.scrollTop = 0;
      input.setAttribute("aria-expanded", "true");
      input.removeAttribute("aria-activedescendant");
      announcer.textContent = page.words.choices.replace("%s", choices.length);
    }

    function walk(to) {
      active = (to + choices.length) % choices.length;
      [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === active)));
      list.children[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", `choice-${active}`);
    }

    function take(n) {
      input.value = choices[n].value;
      input.setSelectionRange(input.value.length, input.value.length);
      close();
      if (input.value.endsWith(" ")) ask();
    }

    async function ask() {
      if (asking) asking.abort();
      const mine = asking = new AbortController();
      try {
        const typed = encodeURIComponent(input.value);
        const response = await fetch(`${page.body.dataset.room}/complete?typed=${typed}`, { signal: mine.signal });
        const { choices: found } = await response.json();
        if (!mine.signal.aborted && document.activeElement === input) draw(found);
      } catch { /* typing goes on without suggestions */ }
    }

    input.addEventListener("input", () => {
      clearTimeout(waiting);
      if (!input.value.trim()) return close();
      if (input.value.length > 300 || input.value.includes("\n")) return close(); // a text, no command to be
      waiting = setTimeout(ask, 90);
    });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const open = !list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const down = event.key === "ArrowDown";
        if (open) walk(down ? active + 1 : active < 0 ? choices.length - 1 : active - 1);
        else ask();
      } else if (event.key === "Tab" && open && !event.shiftKey) {
        event.preventDefault();
        take(Math.max(active, 0));
      } else if (event.key === "Enter" && open && active >= 0) {
        event.preventDefault();
        take(active);
      } else if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        form.requestSubmit();
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        close();
      }
    });
    return { close };
  }

  return { on };
})();
