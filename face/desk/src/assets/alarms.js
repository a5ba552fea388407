// Sounds of alarms, made here: one at a time, the gravest. What sounds is read from the bar; nothing is decided here.
"use strict";
(() => {
  const root = document.documentElement, byId = (id) => document.getElementById(id), bar = byId("alarms");
  if (!bar) return;
  // Pulses: when, how high (150 to 1000 Hz), how long; seconds and hertz. Overtones reach to 4 kHz.
  // How often grave and urgent ones come again is agreed, and stands in the bar.
  const again = (n) => Number((bar.dataset.again || "").split(" ")[n - 1]) || 10;
  const SETS = {
    1: { every: again(1), loud: 0.5, pulses: [[0, 494, 0.16], [0.24, 494, 0.16], [0.48, 494, 0.16], [0.92, 659, 0.16], [1.16, 659, 0.16]] },
    2: { every: again(2), loud: 0.35, pulses: [[0, 392, 0.22], [0.36, 392, 0.22], [0.72, 311, 0.22]] },
    3: { every: 0, loud: 0.15, pulses: [[0, 330, 0.3]] },
    lost: { every: 30, loud: 0.4, pulses: [[0, 262, 0.5], [0.6, 196, 0.7]] },
  };
  // No sound begins or ends with a blow.
  const RISE = 0.025, FALL = 0.06;
  // A tab behind others may run once a minute.
  const AHEAD = 65;
  // A line that is back at once was not lost.
  const LOST_MS = 5000;

  let ctx = null, leads = false, asked = false, elsewhere = 0, lostAt = 0, hushed = 0, ahead = 0;
  let playing = null, ids = new Set(), next = 0, made = [];
  const running = () => ctx?.state === "running";
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("desk-sound") : null;

  const pulse = (at, hertz, long, loud) => {
    const tone = ctx.createOscillator(), gain = ctx.createGain(), over = Math.floor(4000 / hertz);
    const parts = Float32Array.from({ length: over + 1 }, (_, n) => (n ? 1 / n : 0));
    tone.setPeriodicWave(ctx.createPeriodicWave(new Float32Array(over + 1), parts));
    tone.frequency.value = hertz;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loud, at + RISE);
    gain.gain.setValueAtTime(loud, at + long - FALL);
    gain.gain.linearRampToValueAtTime(0, at + long);
    tone.connect(gain).connect(ctx.destination);
    tone.start(at);
    tone.stop(at + long + 0.01);
    const one = { tone, gain };
    made.push(one);
    tone.onended = () => { made = made.filter((m) => m !== one); };
  };
  const burst = (kind, at) => SETS[kind].pulses.forEach(([after, hertz, long]) => pulse(at + after, hertz, long, SETS[kind].loud));
  const hush = () => {
    for (const { tone, gain } of made) {
      gain.gain.cancelScheduledValues(ctx.currentTime);
      gain.gain.setTargetAtTime(0, ctx.currentTime, 0.015);
      tone.stop(ctx.currentTime + 0.08);
    }
    [made, playing, ids] = [[], null, new Set()];
  };

  const stored = (key) => { try { return Number(localStorage.getItem(key)) || 0; } catch { return 0; } };
  const store = (key, n) => { try { localStorage.setItem(key, n); } catch { /* then it may sound once more */ } };

  // What is to sound now: kind and numbers.
  const wanted = () => {
    const now = Date.now() + ahead;
    const all = (bar.dataset.sounds || "").split(" ").filter(Boolean).map((one) => one.split(":").map(Number));
    const loud = all.filter(([, , quiet]) => quiet <= now);
    const of = (priority) => loud.filter(([, p]) => p === priority).map(([id]) => id);
    const fresh = of(3).filter((id) => id > stored("desk-heard"));
    if (of(1).length) return [1, of(1)];
    if (lostAt && Date.now() - lostAt >= LOST_MS) return ["lost", [0]];
    return of(2).length ? [2, of(2)] : fresh.length ? [3, fresh] : [null, []];
  };

  const tick = () => {
    lostAt = root.classList.contains("is-lost") ? lostAt || Date.now() : 0;
    if (running() && !asked) lead();
    if (leads && running()) {
      channel?.postMessage("on");
      const [kind, now] = Date.now() < hushed ? [null, []] : wanted();
      // What is new sounds at once; what has gone only ends a sound that nothing asks for any more.
      if (kind !== playing || now.some((id) => !ids.has(id))) {
        if (playing !== 3 || kind) hush();
        [playing, next] = [kind, ctx.currentTime + 0.05];
        if (kind === 3) { burst(3, next); store("desk-heard", Math.max(...now)); }
      }
      ids = new Set(now);
      const every = SETS[kind]?.every;
      for (; every && next < ctx.currentTime + AHEAD; next += every) burst(kind, next);
    }
    show();
  };

  // Of several open pages the one that holds the lock sounds.
  const lead = () => {
    asked = true;
    if (!navigator.locks) { leads = true; return; }
    navigator.locks.request("desk-sound", () => { leads = true; tick(); return new Promise(() => {}); });
  };
  channel?.addEventListener("message", () => { elsewhere = Date.now(); });

  const enable = () => {
    ctx ??= new AudioContext();
    ctx.onstatechange = tick;
    if (!running()) ctx.resume().then(tick, () => {});
  };

  const show = () => {
    const on = running() || Date.now() - elsewhere < 4000;
    // What is written anew is read out anew, so only what changes is.
    const tell = (state, word) => {
      const text = state.dataset[on ? "on" : "off"];
      state.classList.toggle("is-off", !on);
      if (word.textContent !== text) word.textContent = text;
    };
    const button = byId("sound");
    if (button) {
      const word = button.querySelector("span");
      button.dataset.off ??= word.textContent;
      word.classList.toggle("vh", on);
      tell(button, word);
      button.querySelector("use").setAttribute("href", on ? "#sound-on" : "#sound-off");
    }
    for (const state of document.querySelectorAll(".sound-state")) tell(state, state);
    for (const hidden of document.querySelectorAll(".scripted[hidden]")) hidden.hidden = false;
  };

  // Told once to those who listen to the page: what is grave at once, what is urgent when there is a pause.
  const said = new Set((() => { try { return (sessionStorage.getItem("desk-said") || "").split(","); } catch { return []; } })());
  const say = () => {
    for (const [cls, region] of [["grave", "say-grave"], ["urgent", "say-urgent"]]) {
      const fresh = [...document.querySelectorAll(`#alarms .band.${cls}[data-alarm]`)].filter((b) => !said.has(b.dataset.alarm));
      if (!fresh.length) continue;
      fresh.forEach((b) => said.add(b.dataset.alarm));
      byId(region).textContent = fresh.map((b) => b.querySelector(".says").textContent.trim()).join(" ");
    }
    try { sessionStorage.setItem("desk-said", [...said].slice(-200)); } catch { /* then it is said again */ }
  };
  const read = () => { ahead = Number(bar.dataset.now) - Date.now(); say(); tick(); };

  // Forms of the bar are sent from where one is, so that nothing typed is lost.
  addEventListener("submit", async (e) => {
    if (!e.target.closest("#alarms")) return;
    e.preventDefault();
    const form = e.target, body = new URLSearchParams(new FormData(form));
    if (e.submitter) body.append(e.submitter.name, e.submitter.value);
    if (body.get("do") === "silence" && ctx) { hush(); hushed = Date.now() + 2000; }
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      if (!answer.ok) location.assign("/alarms");
    } catch { hushed = 0; location.assign("/alarms"); }
  });
  addEventListener("click", (e) => {
    const test = e.target.closest("[data-test]");
    if (test) { enable(); ctx.resume().then(() => burst(test.dataset.test, ctx.currentTime + 0.05)); }
    if (e.target.closest("#sound.is-off")) { e.preventDefault(); enable(); }
  });
  // The browser lets no sound out before somebody has touched the page; the first touch is enough.
  for (const touch of ["pointerup", "keydown"]) {
    addEventListener(touch, (e) => { if (!e.target.closest?.("#sound")) enable(); });
  }
  addEventListener("desk-look", read);
  setInterval(tick, 500);
  enable();
  read();
})();
