"use strict";

// Sheets that are filled in with sliders. Each slider moves a <select>, which is what the form sends: without
// this script the selects are there by themselves.

const sheets = (() => {
  // Puts sliders into the sheets of a card, and keeps count.
  function dress(card, words) {
    for (const sheet of card.querySelectorAll(".sheet")) {
      sheet.querySelectorAll(".mark select").forEach(slide);
      sheet.addEventListener("input", () => count(sheet, words));
      count(sheet, words);
    }
  }

  function slide(select) {
    const row = select.closest(".blank");
    const label = row.querySelector("label");
    const slider = document.createElement("input");
    const mark = document.createElement("output");
    slider.type = "range";
    slider.id = `${select.id}-slider`;
    slider.min = 0;
    slider.max = select.options.length - 1;
    slider.step = 1;
    if (select.hasAttribute("aria-describedby")) slider.setAttribute("aria-describedby", select.getAttribute("aria-describedby"));
    mark.htmlFor = slider.id;
    mark.setAttribute("aria-live", "off"); // the slider says its mark itself
    label.htmlFor = slider.id;
    select.hidden = true;
    row.append(mark, slider);

    function show() {
      const chosen = select.options[select.selectedIndex];
      slider.value = select.selectedIndex;
      slider.setAttribute("aria-valuetext", chosen.text);
      mark.textContent = chosen.value ? chosen.text : "–";
      row.classList.toggle("unrated", !chosen.value);
    }

    slider.addEventListener("input", () => {
      select.selectedIndex = slider.valueAsNumber;
      show();
    });
    slider.addEventListener("keydown", (event) => {
      const index = typed(event, select);
      if (index < 0) return;
      event.preventDefault();
      select.selectedIndex = index;
      show();
      select.dispatchEvent(new Event("input", { bubbles: true }));
    });
    show();
  }

  // A digit is a mark, 0 being ten; Delete takes it back. -1 for any other key.
  function typed(event, select) {
    if (event.ctrlKey || event.metaKey || event.altKey) return -1;
    if (event.key === "Delete" || event.key === "Backspace") return 0;
    if (!/^[0-9]$/.test(event.key)) return -1;
    const label = event.key === "0" ? "10" : event.key;
    return [...select.options].findIndex((option) => option.text === label);
  }

  const touched = (sheet) => [...sheet.querySelectorAll("select")].filter((select) => select.value !== select.dataset.saved);

  function count(sheet, words) {
    const marks = [...sheet.querySelectorAll(".mark select")];
    const progress = sheet.querySelector(".progress");
    const given = marks.filter((select) => select.value).length;
    if (progress) progress.textContent = words.progress.replace("%(given)d", given).replace("%(all)d", marks.length);
    sheet.querySelector(".unsaved").hidden = touched(sheet).length === 0;
  }

  // What somebody has moved and not yet sent stays so in the card that takes the place of this one.
  function carry(before, after) {
    for (const select of [...before.querySelectorAll(".sheet")].flatMap(touched)) {
      const next = after.querySelector(`select[name="${CSS.escape(select.name)}"]`);
      if (next && [...next.options].some((option) => option.value === select.value)) next.value = select.value;
    }
  }

  return { dress, carry };
})();
