// The switch of the keys, on the page that lists them.
"use strict";
(() => {
  const keys = document.getElementById("keys-switch");
  const off = () => { try { return localStorage.getItem("keys") === "off"; } catch { return false; } };
  const show = () => { keys.textContent = off() ? keys.dataset.on : keys.dataset.off; };
  keys.hidden = false;
  keys.onclick = () => { try { localStorage.setItem("keys", off() ? "on" : "off"); show(); } catch { /* nothing is kept here */ } };
  show();
})();
