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
      pictures.paint(document);
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
      pictures.paint(article);
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
        sheets.carry(standing, article);
        sheets.dress(article, words);
        keepFocus(standing, article, () => standing.replaceWith(article));
        if (article.dataset.kind === "ballot") return article; // one more has voted: nothing to interrupt for
        article.classList.add("revised");
        say(article);
        return article;
      }
      const cards = [...log.querySelectorAll("article")];
      const place = Number(article.dataset.place);
      if (cards.length && place < Number(cards[0].dataset.place)) return null;
      const next = cards.find((card) => Number(card.dataset.place) > place);
      article.classList.add("fresh");
      sheets.dress(article, words);
      log.insertBefore(article, next || null);
      empty.hidden = true;
      divide(article);
      say(article);
      return article;
    }

    // A reader whose focus is on a button of the card, or who has uncovered a spoiler, finds it so again.
    function keepFocus(before, after, swap) {
      const inside = (card) => [...card.querySelectorAll("a, button, input, select, summary, [tabindex]")];
      const active = document.activeElement;
      const place = inside(before).indexOf(active);
      const ticked = [...before.querySelectorAll(".secret input")].map((box) => box.checked);
      const open = [...before.querySelectorAll("details")].map((details) => details.open);
      swap();
      after.querySelectorAll(".secret input").forEach((box, n) => { box.checked = Boolean(ticked[n]); });
      after.querySelectorAll("details").forEach((details, n) => { details.open = Boolean(open[n]); });
      if (place < 0) return;
      const same = active.id ? document.getElementById(active.id) : inside(after)[place];
      (same || after).focus({ preventScroll: true });
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

    // A sheet is read from its top, and does not move while one fills it in; anything else is read at its end.
    function show(html, sender) {
      const article = put(html);
      count(0);
      if (!article) return null;
      const pressed = sender.closest("article");
      const stays = pressed && pressed.id === article.id && article.querySelector(".sheet");
      const high = article.offsetHeight > window.innerHeight * 0.6;
      if (!stays) article.scrollIntoView({ block: high ? "start" : "end" });
      return article;
    }

    function settle() {
      log.querySelectorAll("article").forEach((article) => { divide(article); sheets.dress(article, words); });
      pictures.paint(log);
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
    const list = completion.on(input, form, page);

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
        if (answer.anew) return startAnew(answer.key);
        const article = posts.show(answer.html, sender);
        if (answer.file && article) offer(article, answer.file);
        return true;
      } catch {
        return complain(page.words.failed);
      } finally {
        button.removeAttribute("aria-busy");
      }
    }

    // All that was this visitor's is gone: what is still on the page goes with it.
    function startAnew(key) {
      location.hash = `m-${key}`;
      location.reload();
      return true;
    }

    // The file that came with an answer: saved now, and again as long as the page stands.
    function offer(article, file) {
      const bytes = Uint8Array.from(atob(file.content), (letter) => letter.charCodeAt(0));
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([bytes], { type: file.media }));
      link.download = file.name;
      link.className = "button download";
      link.textContent = page.words.download.replace("%s", file.name);
      article.querySelector(".said").append(link);
      link.click();
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
