// Passkeys: asks the node for a challenge, the device for an answer, and brings the answer back. Decides nothing.
"use strict";
(() => {
  const box = document.querySelector("[data-passkey]");
  if (!box) return;
  const { passkey: what, invite, csrf, origin, cannot, needs } = box.dataset;
  const button = box.querySelector("button"), said = box.querySelector("[role=alert]");
  // Passkeys belong to one address; at another one the page says where to go instead.
  if (!globalThis.PublicKeyCredential || location.origin !== origin) return;
  box.hidden = false;
  const instead = needs && document.querySelector(needs);
  if (instead) instead.hidden = true;

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const ask = async (path, body) => {
    const answer = await fetch(path, { method: "POST", credentials: "same-origin", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    const told = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(told.what), { told: `${told.what} ${told.remedy}` });
    return told;
  };
  const make = async (options) => {
    const exclude = options.excludeCredentials.map((c) => ({ ...c, id: bytes(c.id) }));
    const publicKey = { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: exclude };
    const { response } = await navigator.credentials.create({ publicKey });
    return { client: text(response.clientDataJSON), attestation: text(response.attestationObject) };
  };
  const use = async (options) => {
    const made = await navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge) } });
    const { response } = made;
    return { credential: text(made.rawId), client: text(response.clientDataJSON), device: text(response.authenticatorData), signature: text(response.signature) };
  };
  const steps = {
    enroll: async () => ask("/enter/passkey", { invite, ...await make(await ask("/enter/options", { invite })) }),
    add: async () => ask("/me/passkeys", { csrf, ...await make(await ask("/me/passkeys/options", { csrf })) }),
    login: async () => ask("/login", await use(await ask("/login/options", {}))),
  };
  button.addEventListener("click", async () => {
    button.disabled = true;
    said.hidden = true;
    try {
      const { to } = await steps[what]();
      // Whoever came in while looking at a page of the desk stays there.
      location.assign(what === "login" && location.pathname !== "/leave" ? location.href : to);
    } catch (fault) {
      said.textContent = fault.told || cannot;
      said.hidden = false;
      button.disabled = false;
      button.focus();
    }
  });
})();
