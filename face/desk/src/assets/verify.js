// The public page's own script: takes a proof, has the verifier judge it, and says what came of it. It sends nothing.
{
  const at = (id) => document.getElementById(id);
  const words = new Map([...at("say").content.children].map((p) => [p.dataset.say, p]));
  // Every code of the verifier, and the sentence that says it.
  const FAULTS = {
    "form-unknown": "no-unknown", "form-text": "no-form", "form-canonical": "no-form", "form-shape": "no-form",
    "other-mechanism": "no-mechanism", "founding-unsigned": "no-founder", "founding-sense": "no-founding",
    "checkpoint-form": "no-checkpoint", "checkpoint-order": "no-checkpoint", "checkpoint-log": "no-checkpoint",
    "checkpoint-stranger": "no-stranger", "checkpoint-twice": "no-twice", "checkpoint-signature": "no-log",
    "checkpoint-unsigned": "no-log", "cosignature": "no-cosignature", "quorum": "no-quorum", "place": "no-place",
    "place-outside": "no-place", "place-length": "no-place", "leaf-first": "no-place", "act-form": "no-act",
    "act-none": "no-act", "content-form": "no-act", "act-signature": "no-signature", "key-unknown": "no-key",
    "key-unsound": "no-key", "key-taken": "no-key", "key-proof": "no-key", "key-approval": "no-key",
    "key-revoked": "no-revoked", "opening": "no-opening", "opening-form": "no-opening", "opening-public": "no-opening",
    "absence-leaves": "no-leaves", "absence-order": "no-leaves", "absence-unneeded": "no-leaves",
    "absence-member": "no-leaves", "absence-waits": "no-leaves", "absence-unopened": "no-unopened",
    "absence-answered": "no-answered", "file-missing": "no-missing", "file-differs": "no-differs",
    "file-extra": "no-extra", "rulebook": "no-rulebook", "channel": "no-stand", "epoch": "no-stand",
    "not-agreed": "no-stand", "leave": "no-stand", "succession": "no-stand", "edition": "no-stand", "time-back": "no-stand", "name-reused": "no-stand",
    "serial-ahead": "no-stand", "machine": "no-stand", "evidence": "no-evidence", "evidence-tree": "no-place",
    "receipt": "no-log",
  };
  const MOMENTS = { at: 1n, until: 1n, claimed: 1000n };

  /** A sentence of the page, its values filled in; each stands in a direction isolate of its own. */
  const say = (key, values = {}) => {
    const out = document.createDocumentFragment();
    out.append(...words.get(key).cloneNode(true).childNodes);
    const texts = document.createTreeWalker(out, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      node.data = node.data.replace(/\{([a-z]+)\}/g, (whole, name) => {
        if (!(name in values)) return "–";
        return name in MOMENTS ? moment(values[name] * MOMENTS[name]) : String(values[name]);
      });
      if (node.parentNode?.localName === "bdi" && /^[\d\s:./-]*$/.test(node.data)) node.parentNode.dir = "ltr";
    }
    return out;
  };
  const moment = (ms) => {
    const date = new Date(Number(ms));
    return Number.isNaN(date.getTime()) ? String(ms) : date.toISOString().slice(0, 19).replace("T", " ");
  };
  const signers = (list) => list.map(({ name, at_s: s }) => `${name} ${moment(s * 1000n)} UTC`).join("\n");

  /** Title, sentence and detail of a step. */
  const STEPS = {
    form: (s) => [say(`step-${s.kind}`), null, ""],
    mechanism: (s) => [say("step-mechanism", s), say(s.pinned ? "pinned" : "unpinned"), `${s.genesis}\n${s.members.join(" ")}`],
    checkpoint: (s) => [say("step-checkpoint", s), null, `${s.log}\n${s.root}`],
    witnesses: (s) => [say("step-witnesses", s), null, signers(s.signers)],
    place: (s) => [say("step-place", s), say("step-place-how"), ""],
    act: (s) => [say("step-act", s), say("step-act-how", s), ""],
    opening: (s) => {
      if (s.void) return [say("step-void"), null, ""];
      if (s.public) return [say("step-public"), null, ""];
      return s.sealed ? [say("step-sealed"), null, ""] : [say("step-open"), say("step-open-how", s), ""];
    },
    leaves: (s) => [say("step-leaves", s), null, ""],
    silence: (s) => [say("step-silence", s), null, ""],
    files: (s) => [say("step-files", s), null, ""],
    evidence: (s) => [say(`proves-${s.proves}`), say(s.one_of ? "proves-one" : "proves-how", { names: s.against.join(", ") }), ""],
  };

  const line = (good, [title, how, detail]) => {
    const li = at("one").content.firstElementChild.cloneNode(true);
    li.className = good ? "is-good" : "is-bad";
    li.querySelector("b").append(title);
    if (how) li.querySelector("p").append(how); else li.querySelector("p").remove();
    if (detail) li.querySelector("details p").append(detail); else li.querySelector("details").remove();
    return li;
  };

  const verdict = (kind, title, more) => {
    at("verdict").hidden = false;
    at("verdict").className = `verdict ${kind}`;
    at("says").replaceChildren(title);
    at("more").replaceChildren(more);
  };

  const show = (input, { holds, steps, shown, fault }, { readable, unhex }) => {
    const lines = steps.map((s) => line(true, STEPS[s.step](s)));
    const why = fault && (FAULTS[fault.code] ?? "no-form");
    if (fault) lines.push(line(false, [say(why, fault.values), null, fault.sentence]));
    at("steps").replaceChildren(...lines);
    at("found").hidden = false;
    const items = holds && shown.items ? Object.entries(shown.items) : [];
    // Where the page itself says what is open, in the reader's language, the raw items are not repeated.
    at("opened").hidden = items.length === 0 || (input === own && document.querySelector("article") !== null);
    at("items").replaceChildren(...items.flatMap(([n, value]) => {
      const [dt, dd, bdi] = ["dt", "dd", "bdi"].map((name) => document.createElement(name));
      dt.append(say("item", { n }));
      bdi.append(readable(unhex(value)));
      dd.append(bdi);
      return [dt, dd];
    }));
    if (!holds) {
      verdict("is-bad", say("fails"), say(why, fault.values));
      at("more").append(" ", say("fails-do"));
      return;
    }
    verdict("is-good", say(input === own && document.querySelector("article") ? "genuine" : "holds"), shown.exercise ? say("exercise_banner") : "");
    const last = steps.find((s) => s.step === "evidence") ?? steps.find((s) => s.step === "silence") ?? steps.find((s) => s.step === "files") ?? steps.find((s) => s.step === "act");
    at("more").append(shown.exercise ? " · " : "", STEPS[last.step](last)[0], ". ", say(steps[1].pinned ? "pinned" : "unpinned"), " ");
    const hash = document.createElement("bdi");
    hash.className = "hash";
    hash.append(shown.genesis);
    if (!steps[1].pinned) at("more").append(hash);
  };

  const run = async (input, asked = true) => {
    const typed = at("genesis").value.replace(/\s/g, "");
    verdict("", say("checking"), "");
    const judge = await import("./verify.mjs");
    const genesis = typed ? judge.unhex(typed) : null;
    if (typed && genesis?.length !== 32) {
      verdict("is-bad", say("bad-genesis"), "");
      at("genesis").focus();
      return;
    }
    // The browser draws the sentence above before the work, which may take seconds.
    await new Promise((resolve) => { setTimeout(resolve); });
    show(input, judge.verify(input, genesis), judge);
    if (asked) at("says").focus();
  };

  const same = (a, b) => a.length === b.length && a.every((byte, n) => byte === b[n]);
  const bytes = async (file) => new Uint8Array(await file.arrayBuffer());

  /** Files of a chosen folder, by their paths within it. */
  const folder = async (files) => {
    const all = new Map();
    for (const file of files) all.set(file.webkitRelativePath.split("/").slice(1).join("/"), await bytes(file));
    return all;
  };

  /** Files of a folder that was dropped. */
  const below = async (entry, prefix, all) => {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => { entry.file(resolve, reject); });
      all.set(prefix + entry.name, await bytes(file));
      return all;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
      if (!some.length) return all;
      for (const one of some) await below(one, one.isFile ? prefix : `${prefix}${one.name}/`, all);
    }
  };

  /** A text without what copying changes: the width of blanks, line breaks, marks of direction. */
  const bare = (text) => text.normalize("NFC").replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();

  /** How a copy that somebody holds compares with what stands on the page. */
  const compare = (copy) => {
    const shown = [...document.querySelectorAll(".stmt .text p, .stmt .text bdi, .stmt .items dd")].map((e) => bare(e.textContent));
    if (shown.includes(copy)) return [true, say("same")];
    if (copy.length > 11 && shown.some((text) => text.includes(copy))) return [true, say("part")];
    // The text that goes along with the copy for longest; it is told from which word on it differs.
    const along = (text) => {
      const begins = text.indexOf(copy.slice(0, 12));
      let n = 0;
      while (begins >= 0 && n < copy.length && text[begins + n] === copy[n]) n += 1;
      return { n, same: copy.slice(Math.max(0, n - 40), n), here: begins < 0 ? "" : text.slice(begins + n, begins + n + 40) };
    };
    const best = shown.map(along).sort((a, b) => b.n - a.n)[0];
    return [false, best?.n ? say("differs", best) : say("differs-all")];
  };

  let chosen = null;
  let own = null;
  const take = async (input) => {
    chosen = input;
    at("paste").value = "";
    await run(input);
  };

  at("check").hidden = false;
  at("file").addEventListener("change", async ({ target }) => {
    if (target.files[0]) await take(await bytes(target.files[0]));
    target.value = "";
  });
  at("folder").addEventListener("change", async ({ target }) => {
    if (target.files.length) await take(await folder(target.files));
    target.value = "";
  });
  at("paste").addEventListener("input", () => { chosen = null; });
  at("check").addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = at("paste").value;
    // A last line's end gets lost where text is copied.
    const typed = new TextEncoder().encode(text.endsWith("\n") ? text : `${text}\n`);
    if (text) await run(own && same(typed, own) ? own : typed);
    else if (chosen) await run(chosen);
    else verdict("", say("nothing"), "");
  });
  addEventListener("dragover", (event) => {
    event.preventDefault();
    at("drop").classList.add("is-over");
  });
  addEventListener("dragleave", () => at("drop").classList.remove("is-over"));
  addEventListener("drop", async (event) => {
    event.preventDefault();
    at("drop").classList.remove("is-over");
    const entry = event.dataTransfer.items[0]?.webkitGetAsEntry?.(), file = event.dataTransfer.files[0];
    if (entry?.isDirectory) await take(await below(entry, "", new Map()));
    else if (file) await take(await bytes(file));
  });
  if (at("compare")) {
    at("compare").hidden = false;
    at("compare").addEventListener("submit", (event) => {
      event.preventDefault();
      const copy = bare(at("copy").value);
      const [same, sentence] = copy ? compare(copy) : [true, say("nothing-held")];
      at("compared").className = same ? "" : "is-bad";
      at("compared").replaceChildren(sentence);
    });
  }
  const print = at("print");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
  // The proof of the page's own act comes as a module: this page may ask for nothing in any other way.
  if (at("paste").dataset.proof) {
    import(at("paste").dataset.proof).then(({ default: text }) => {
      at("paste").value = text;
      own = new TextEncoder().encode(text);
      return run(own, false);
    });
  }
}
