"use strict";

// One room, live. Everything here is an addition: without it the page is read and asked by reloading.

(() => {
  const root = document.documentElement;
  const themes = ["auto", "light", "dark"];

  // Before the first paint, so that the page does not flash in the wrong colours.
  setTheme(recall("matchday-theme"));
  document.addEventListener("DOMContentLoaded", start);

  function start() {
    const body = document.body;
    const words = JSON.parse(body.dataset.words);
    const log = document.getElementById("log");
    const page = { body, words, log, live: body.dataset.live === "yes", after: Number(body.dataset.after) };
    themeButton(words);
    clocks(page);
    const posts = postsOf(page);
    posts.settle();
    commandBox(page, posts);
    helpPanel();
    if (page.live) listen(page, posts);
  }

  // --- colours

  function recall(name) {
    try { return localStorage.getItem(name); } catch { return null; }
  }

  function setTheme(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  function themeButton(words) {
    const button = document.getElementById("theme");
    const name = () => {
      button.setAttribute("aria-label", words[`theme_${root.dataset.theme || "auto"}`]);
      button.title = button.getAttribute("aria-label");
    };
    button.hidden = false;
    name();
    button.addEventListener("click", () => {
      const next = themes[(themes.indexOf(root.dataset.theme || "auto") + 1) % themes.length];
      setTheme(next);
      try { localStorage.setItem("matchday-theme", next); } catch { /* it lasts as long as the page */ }
      name();
    });
  }

  // --- times in the reader's own zone

  // The reader's own habits of writing a time, where they speak the room's language.
  function locale() {
    const own = navigator.languages.find((tag) => tag.split("-")[0] === root.lang.split("-")[0]);
    return own || root.lang;
  }

  const day = { weekday: "short", day: "numeric", month: "short", year: "numeric" };
  const time = { hour: "2-digit", minute: "2-digit" };
  const formats = new Map();

  function format(options, instant) {
    const name = JSON.stringify(options);
    if (!formats.has(name)) formats.set(name, new Intl.DateTimeFormat(locale(), options));
    return formats.get(name).format(instant);
  }

  function relative(instant, now) {
    const seconds = Math.round((instant - now) / 1000);
    const steps = [["day", 86400], ["hour", 3600], ["minute", 60]];
    const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) || ["second", 1];
    return new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(Math.round(seconds / size), unit);
  }

  function clocks(page) {
    page.now = new Date(page.body.dataset.now);
    page.localise = (within) => {
      for (const element of within.querySelectorAll("time[datetime]")) {
        const instant = new Date(element.dateTime);
        if (!element.title) element.title = element.textContent;
        const show = element.closest(".at") ? "time" : element.dataset.show;
        if (show === "relative") element.textContent = relative(instant, page.now);
        else element.textContent = format(show === "time" ? time : show === "day" ? day : { ...day, ...time }, instant);
      }
    };
    page.localise(page.log);
    const status = document.getElementById("status");
    page.tell = ({ text, now }) => {
      status.hidden = false;
      if (status.textContent !== text) status.textContent = text;
      page.now = new Date(now);
      for (const element of page.log.querySelectorAll('time[data-show="relative"]')) {
        if (!element.closest(".at")) element.textContent = relative(new Date(element.dateTime), page.now);
      }
    };
  }

  // --- posts

  function postsOf(page) {
    const { log, words } = page;
    const announcer = document.getElementById("announcer");
    const button = document.getElementById("new");
    const empty = document.getElementById("empty");
    let unseen = 0;

    const atBottom = () => window.innerHeight + window.scrollY >= root.scrollHeight - 80;
    const toBottom = () => window.scrollTo({ top: root.scrollHeight });

    function count(unread) {
      unseen = unread;
      button.hidden = unread === 0;
      button.textContent = unread === 1 ? words.one : words.more.replace("%s", unread);
      document.title = document.title.replace(/^\(\d+\) /, "");
      if (unread) document.title = `(${unread}) ${document.title}`;
    }

    function parse(html) {
      const template = document.createElement("template");
      template.innerHTML = html;
      const article = template.content.querySelector("article");
      page.localise(article);
      return article;
    }

    function say(article) {
      const kind = article.querySelector(".kind, .only-you");
      const title = article.querySelector("h2").textContent;
      announcer.textContent = `${kind ? `${kind.textContent}: ` : ""}${title}`;
    }

    // Puts a card where it belongs; gives what stands there now, or null if it is older than this page.
    function put(html) {
      const article = parse(html);
      const standing = document.getElementById(article.id);
      if (standing) {
        if (Number(standing.dataset.revision) >= Number(article.dataset.revision)) return standing;
        keepFocus(standing, article, () => standing.replaceWith(article));
        article.classList.add("revised");
        say(article);
        return article;
      }
      const cards = [...log.querySelectorAll("article")];
      const place = Number(article.dataset.place);
      if (cards.length && place < Number(cards[0].dataset.place)) return null;
      const next = cards.find((card) => Number(card.dataset.place) > place);
      article.classList.add("fresh");
      log.insertBefore(article, next || null);
      empty.hidden = true;
      divide(article);
      say(article);
      return article;
    }

    // A reader whose focus is on a button of the card, or who has uncovered a spoiler, finds it so again.
    function keepFocus(before, after, swap) {
      const inside = (card) => [...card.querySelectorAll("a, button, input, [tabindex]")];
      const place = inside(before).indexOf(document.activeElement);
      const open = [...before.querySelectorAll(".secret input")].map((box) => box.checked);
      swap();
      after.querySelectorAll(".secret input").forEach((box, n) => { box.checked = Boolean(open[n]); });
      if (place >= 0) (inside(after)[place] || after).focus({ preventScroll: true });
    }

    // A line above the first card of each day, as the reader counts days.
    function divide(article) {
      const said = article.querySelector(".at time");
      const name = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }, new Date(said.dateTime));
      article.dataset.day = name;
      let above = article.previousElementSibling;
      if (above && above.dataset.day === name) return;
      const line = document.createElement("p");
      line.className = "day";
      line.dataset.day = name;
      line.textContent = name;
      log.insertBefore(line, article);
    }

    function arrive(html) {
      const known = new Set([...log.querySelectorAll("article")].map((card) => card.id));
      const stay = !atBottom() || document.hidden;
      const article = put(html);
      if (!article) return;
      if (!stay) toBottom();
      else if (!known.has(article.id)) count(unseen + 1);
    }

    function show(html) {
      const article = put(html);
      if (article) article.scrollIntoView({ block: "end" });
      count(0);
    }

    function settle() {
      log.querySelectorAll("article").forEach(divide);
      if (!location.hash && page.live) toBottom();
      button.addEventListener("click", () => { toBottom(); count(0); });
      const seen = () => { if (atBottom() && !document.hidden) count(0); };
      window.addEventListener("scroll", seen, { passive: true });
      document.addEventListener("visibilitychange", seen);
    }

    return { arrive, show, settle };
  }

  // --- live

  function listen(page, posts) {
    const connection = document.getElementById("connection");
    let source = null;
    let resting = null;
    let again = null;

    function state(name) {
      connection.hidden = false;
      connection.dataset.state = name;
      connection.querySelector(".word").textContent = page.words[name];
    }

    function open() {
      if (source) return;
      source = new EventSource(`${page.body.dataset.room}/events?after=${page.after}`);
      source.addEventListener("open", () => state("connected"));
      source.addEventListener("error", () => {
        state("lost");
        // The browser tries again by itself, save when the answer was no stream at all.
        if (source && source.readyState === EventSource.CLOSED) {
          close();
          clearTimeout(again);
          again = setTimeout(open, 4000);
        }
      });
      source.addEventListener("message", (event) => {
        page.after = Math.max(page.after, Number(event.lastEventId));
        posts.arrive(JSON.parse(event.data).html);
      });
      source.addEventListener("status", (event) => page.tell(JSON.parse(event.data)));
    }

    function close() {
      if (source) source.close();
      source = null;
    }

    // A browser opens six connections to a site at most: a tab that nobody looks at gives its own back.
    document.addEventListener("visibilitychange", () => {
      clearTimeout(resting);
      if (document.hidden) resting = setTimeout(close, 60000);
      else open();
    });
    window.addEventListener("pagehide", close);
    window.addEventListener("pageshow", open);
    state("connecting");
    open();
  }

  // --- the box

  function commandBox(page, posts) {
    const form = document.getElementById("ask-form");
    const input = document.getElementById("ask");
    const problem = document.getElementById("problem");
    const list = completion(page, input, form);

    async function send(sender, data, button) {
      if (button.getAttribute("aria-busy") === "true") return false;
      button.setAttribute("aria-busy", "true");
      problem.hidden = true;
      try {
        const response = await fetch(sender.action, {
          method: "POST",
          body: new URLSearchParams(data),
          headers: { Accept: "application/json" },
        });
        const answer = await response.json();
        if (answer.error) return complain(answer.error);
        posts.show(answer.html);
        return true;
      } catch {
        return complain(page.words.failed);
      } finally {
        button.removeAttribute("aria-busy");
      }
    }

    function complain(text) {
      problem.textContent = text;
      problem.hidden = false;
      return false;
    }

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      list.close();
      const asked = input.value;
      if (!asked.trim()) return;
      if (await send(form, new FormData(form), form.querySelector("button"))) {
        if (input.value === asked) input.value = "";
      }
      list.close();
    });

    page.log.addEventListener("submit", (event) => {
      event.preventDefault();
      send(event.target, new FormData(event.target), event.target.querySelector("button"));
    });

    document.addEventListener("keydown", (event) => {
      const writing = event.target.closest("input[type=text], textarea, select, [popover]");
      if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      if (!input.value) input.value = "/";
      input.focus();
      input.dispatchEvent(new Event("input"));
    });
    if (input.value) {
      input.focus();
      input.setSelectionRange(input.value.length, input.value.length);
    }
  }

  // A combobox after the ARIA pattern: the focus stays in the box, aria-activedescendant walks the list.
  function completion(page, input, form) {
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

  function helpPanel() {
    const help = document.getElementById("help");
    const input = document.getElementById("ask");
    help.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-draft]");
      if (!link) return;
      event.preventDefault();
      help.hidePopover();
      input.value = link.dataset.draft;
      input.focus();
      input.dispatchEvent(new Event("input"));
    });
  }
})();
