// Clocks that run, a stream that says when to look again, and keys. Every page works without it.
"use strict";
(() => {
  const root = document.documentElement, byId = (id) => document.getElementById(id), every = (which) => [...document.querySelectorAll(which)];
  const units = Object.fromEntries((root.dataset.units || "").split(",").map((u, i) => [["d", "h", "m", "min", "s"][i], u]));
  // How far the node's clock is ahead of this device's.
  let ahead = root.dataset.now - Date.now();
  // When the page was made, and when it was asked for again because of the time.
  let shown = Number(root.dataset.now), asked = 0;
  const late = Math.random() * 1500;
  let heard = Date.now(), lostAt = 0, busy = false, again = false;
  const now = () => Date.now() + ahead;
  const clock = (ms) => new Date(ms).toISOString().slice(11, 19);

  // The same rule as the server's: two numbers at most, seconds only under ten minutes, no hours or minutes that are none.
  const parts = (ms) => {
    const s = Math.floor(ms / 1000), m = Math.floor(s / 60), h = Math.floor(s / 3600);
    if (h >= 72) return [[Math.floor(h / 24), "d"], [h % 24, "h"]];
    if (m >= 60) return [[h, "h"], [m % 60, "m"]];
    if (m >= 10) return [[m, "min"]];
    return m > 0 ? [[m, "m"], [s % 60, "s"]] : [[s, "s"]];
  };

  const tick = () => {
    const t = now(), utc = byId("utc");
    if (utc) utc.textContent = clock(t);
    for (const node of every("[data-local]")) node.textContent = clock(t + node.dataset.local * 6e4).slice(0, 5);
    for (const node of every("[data-due], [data-ends] .fig")) {
      const due = Number(node.dataset.due ?? node.closest("[data-ends]").dataset.ends), gone = due <= t, figure = node.classList.contains("fig");
      const box = document.createElement("bdi");
      if (figure && gone) box.append("+");
      parts(Math.abs(due - t)).forEach(([n, u], i) => {
        if (i && !n && u < "s") return;
        if (i) box.append(" ");
        if (!figure) return box.append(`${n} ${units[u]}`);
        const unit = document.createElement("u");
        unit.append(units[u]);
        box.append(n, unit);
      });
      if (node.textContent !== box.textContent) node.replaceChildren(box);
    }
    for (const strip of every("[data-ends]")) {
      const due = Number(strip.dataset.ends), span = Number(strip.dataset.span), left = due - t;
      strip.classList.toggle("is-over", left <= 0);
      strip.classList.toggle("is-soon", left > 0 && left <= Math.min(Math.max((span || 36e5) / 10, 6e5), 36e5));
      const used = strip.querySelector(".used");
      if (used) used.style.setProperty("--n", Math.min(96, Math.max(0, 96 * (t - due + span) / span)));
    }
    // The ribbon begins with the hour and runs on in steps of five minutes.
    document.querySelector(".ribbon")?.style.setProperty("--gone", (t - shown + shown % 36e5) / 3e5);
    // A deadline that passes makes another page, though no act has come; not every page asks in the same moment.
    if (t - late > byId("status")?.dataset.turns && Date.now() - asked > 5000) { asked = Date.now(); look(); }
    if (stream && Date.now() - heard > 25000) lose();
  };

  // A form somebody has begun, or stands in, is never taken away; they are told that there is more to see.
  const begun = () => every("main form :is(input:not([type=hidden]), select, textarea)").some((e) =>
    e.matches(":focus") || e.defaultValue !== undefined && e.value !== e.defaultValue || e.checked !== e.defaultChecked);

  // Which drawings of the page are shown: of what stands around, and of what it is about.
  let have = [root.dataset.have, root.dataset.have];

  // A step names what it does, in which part, and the places of elements on the way. What is no way to change the tree
  // gives an element its attributes, and the whole of a part its content.
  const step = (t) => {
    const [how, part, ...way] = t.id.split(" "), old = way.reduce((at, n) => at.children[n], byId(part)), fresh = t.content.firstElementChild;
    if (old[how]) return old[how](t.content);
    for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
    if (how > "w") old.replaceChildren(...fresh.childNodes);
  };

  const look = async () => {
    again = busy;
    if (busy) return;
    busy = true;
    try {
      const typing = begun(), part = typing || document.querySelector("[data-hold]") ? "around" : "main";
      const answer = await fetch(location.href, { headers: { "x-desk-part": [part, ...have].join(" ") } });
      if (answer.redirected || answer.status === 401) {
        // Where one writes, the page stays and says that the session is over.
        const ended = byId("ended");
        return ended ? ended.hidden = false : location.reload();
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html"), is = page.documentElement.dataset;
      if (!is.have) return;
      ahead = is.now - Date.now();
      // Alarms are shown over whatever is being typed.
      const stays = part < "b" || begun(), focus = document.activeElement, key = focus?.dataset.key;
      const address = focus?.getAttribute("href"), there = address ? `[href="${CSS.escape(address)}"]` : "";
      have = [is.have, stays ? have[1] : is.have];
      // Should this page not be as the node knows it, it is asked for whole.
      try { for (const t of page.querySelectorAll("template")) if (!stays || !/ main/.test(t.id)) step(t); } catch { again = have = []; }
      byId("status").dataset.turns = is.turns;
      byId("alarms").dataset.now = is.now;
      for (const e of every("[data-current]")) e.textContent = clock(+is.now);
      byId("fresh")?.toggleAttribute("hidden", !typing);
      if (!stays) shown = +is.now;
      if (page.title) document.title = page.title;
      if (key) document.querySelector(`${there}[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
      tick();
      dispatchEvent(new Event("desk-look"));
    } catch { lose(); } finally {
      busy = false;
      if (again) look();
    }
  };

  const lost = (since) => {
    lostAt = since;
    root.classList.toggle("is-lost", since);
    byId("lost").hidden = !since;
  };
  const lose = () => {
    lost(lostAt || heard);
    byId("lost-at").textContent = clock(lostAt + ahead);
  };
  const found = () => {
    heard = Date.now();
    if (lostAt) lost(0);
  };

  let stream = null;
  const listen = () => {
    if (!byId("status")) return;
    stream = new EventSource("/live?at=" + root.dataset.at);
    stream.onopen = () => { const was = lostAt; found(); if (was) look(); };
    stream.onmessage = found;
    stream.addEventListener("look", () => { found(); look(); });
    stream.onerror = () => {
      lose();
      // Closed for good means that the session is over, or that the node is starting: looking tells which.
      if (stream.readyState === EventSource.CLOSED) { look(); setTimeout(listen, 2000); }
    };
  };

  // Keys move and open; none of them signs anything. They can be switched off on the page that lists them.
  const go = { b: "/", c: "/channels", i: "/incidents", m: "/movements", t: "/contacts", d: "/report", r: "/record", a: "/alarms", w: "/watch", k: "/rulebook", o: "/outbox" };
  const off = () => { try { return localStorage.getItem("keys") === "off"; } catch { /* then they are on */ } };
  const here = () => document.activeElement?.closest("[data-strip]") ?? document.querySelector(".is-picked") ?? byId("main");
  // A keyboard that writes Arabic or Hebrew has the same keys in the same places.
  const latin = ({ key, code }) => (key > "~" && /^Key/.test(code) ? code[3] : key).toLowerCase();
  let afterG = 0;
  addEventListener("keydown", (e) => {
    if (off() || e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
    const key = latin(e);
    if (Date.now() - afterG < 1500 && go[key]) return location.assign(go[key]);
    afterG = key === "g" ? Date.now() : 0;
    if (/[?؟]/.test(key)) return location.assign("/keys");
    if (key === "/") { e.preventDefault(); const find = byId("find"); find ? find.focus() : location.assign("/record"); }
    if (key === "n") location.assign("/compose");
    if (key === "d") location.assign("/danger");
    if (key === "s") byId("silence")?.click();
    if (key === "l") document.querySelector('a[href^="/language"]')?.click();
    if (key === "j" || key === "k") {
      const all = every("[data-strip]"), at = all.findIndex((s) => s.contains(document.activeElement));
      const next = all[Math.min(all.length - 1, Math.max(0, at + (key === "j" ? 1 : -1)))];
      next?.querySelector("a")?.focus();
      next?.scrollIntoView({ block: "nearest" });
    }
    const hot = here()?.querySelector(`[data-hot="${CSS.escape(key.toUpperCase())}"]`);
    if (hot) { e.preventDefault(); hot.click(); }
  });
  addEventListener("click", (e) => e.target.closest("[data-print]") && print());

  setInterval(tick, 1000);
  tick();
  listen();
})();
