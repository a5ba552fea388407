// As one types: the act as its reader will see it, what the rules say, its size; and everything kept. Works without.
"use strict";
(() => {
  const form = document.querySelector("form.compose");
  if (!form) return;
  document.documentElement.classList.add("js");
  let timer = 0, asking = null, last = "", gone = false;
  const whole = () => { const all = new URLSearchParams(new FormData(form)); return all; };
  const text = (all) => { const copy = new URLSearchParams(all); copy.delete("csrf"); return copy.toString(); };
  last = text(whole());

  // Only what the node says about the draft is put in again; no control that somebody types in is touched.
  const show = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const id of ["reading", "before"]) {
      const old = document.getElementById(id), fresh = page.getElementById(id);
      if (!old || !fresh) continue;
      const focus = old.contains(document.activeElement) ? document.activeElement : null;
      const same = focus && `${focus.name}=${focus.value}`;
      old.replaceChildren(...fresh.childNodes);
      if (same) [...old.querySelectorAll("button")].find((b) => `${b.name}=${b.value}` === same)?.focus({ preventScroll: true });
    }
  };

  const save = async (more) => {
    clearTimeout(timer);
    const all = whole(), typed = text(all);
    if (!more && typed === last) return;
    if (more) all.set(...more);
    all.set("script", "1");
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(form.action, { method: "POST", body: all, credentials: "same-origin", signal: asking.signal,
        headers: { "x-desk-part": "compose" } });
      // A session that has ended keeps what was typed all the same.
      if (answer.status === 401) { gone = true; last = typed; document.getElementById("ended").hidden = false; return; }
      if (!answer.ok || answer.redirected) return;
      last = typed;
      show(await answer.text());
    } catch (e) { if (e.name !== "AbortError") timer = setTimeout(save, 3000); }
  };

  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 500); });
  form.addEventListener("change", () => { clearTimeout(timer); timer = setTimeout(save, 150); });
  form.addEventListener("submit", (e) => {
    if (e.submitter?.name === "read") { e.preventDefault(); save(["read", e.submitter.value]); return; }
    clearTimeout(timer);
    asking?.abort();
  });
  addEventListener("pagehide", () => {
    const all = whole();
    if (text(all) === last || gone) return;
    // The node takes it only if the form itself was not sent meanwhile: that says more, as a file does.
    all.set("script", "1");
    navigator.sendBeacon(form.action, all);
  });

  // Names of places for whoever has begun one; the last of a route counts.
  const list = document.getElementById("places");
  form.addEventListener("input", async (e) => {
    if (!e.target.matches("[data-places]") || !list) return;
    e.target.setAttribute("list", "places");
    const at = e.target.value.lastIndexOf(">") + 1, before = e.target.value.slice(0, at), part = e.target.value.slice(at).trim();
    if (part.length < 2) return;
    try {
      const answer = await fetch("/places?q=" + encodeURIComponent(part), { credentials: "same-origin" });
      if (!answer.ok) return;
      const names = (await answer.text()).split("\n").filter(Boolean);
      list.replaceChildren(...names.map((name) => { const o = document.createElement("option"); o.value = (before ? before + " " : "") + name; return o; }));
    } catch { /* A name can be typed whole. */ }
  });
  document.getElementById("errors")?.focus();
})();
