"use strict";

// Pictures in the reader's own colours: those of the device by themselves, those chosen on the page by this.

const pictures = (() => {
  const media = { light: "not all", dark: "all" };

  function paint(within) {
    const theme = document.documentElement.dataset.theme;
    for (const source of within.querySelectorAll(".picture source")) {
      source.media = media[theme] || "(prefers-color-scheme: dark)";
    }
  }

  // The full size is that of the picture one sees.
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".picture a");
    if (link) link.href = link.querySelector("img").currentSrc || link.href;
  });

  return { paint };
})();
