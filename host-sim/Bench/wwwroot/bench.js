// The page of the bench. It draws what the server's events tell and sends what hands do: nothing is decided here.
"use strict";

const $ = (id) => document.getElementById(id);
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Makes an element: make("p.empty", "text"). */
function make(kind, text) {
  const [tag, ...classes] = kind.split(".");
  const element = document.createElement(tag);
  element.className = classes.join(" ");
  if (text !== undefined) element.textContent = text;
  return element;
}

// ---- what hands do: one request after the other, so that a press always precedes its release ----

let sending = Promise.resolve();

function send(path, body) {
  sending = sending.then(() => deliver(path, body));
  return sending;
}

async function deliver(path, body) {
  try {
    const answer = await fetch("api/" + path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) say(await answer.text());
  } catch {
    say("The bench does not answer. Is the program still running?");
  }
}

let silence = 0;

function say(text) {
  $("trouble").textContent = text;
  $("trouble").hidden = false;
  clearTimeout(silence);
  silence = setTimeout(() => { $("trouble").hidden = true; }, 5000);
}

// ---- the screen ----

const Columns = 128, Rows = 64;
let panel = { lit: false, pixels: "" };

// What stands on the canvas, a byte for eight pixels; null when it must be drawn whole.
let drawn = null;

function drawScreen() {
  const sharp = $("screen");
  const cell = Math.max(2, Math.floor(sharp.clientWidth * devicePixelRatio / Columns));
  const gap = cell >= 3 ? 1 : 0;
  if (sharp.width !== Columns * cell) {
    sharp.width = Columns * cell;
    sharp.height = Rows * cell;
    drawn = null;
  }
  const ink = sharp.getContext("2d");
  if (drawn === null || !panel.lit) {
    ink.fillStyle = "#04070a";
    ink.fillRect(0, 0, sharp.width, sharp.height);
    drawn = null;
  }
  if (!panel.lit) return;
  const bytes = atob(panel.pixels);
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === drawn?.[at]) continue;
    const x = at % 16 * 8, y = at >> 4;
    for (let bit = 0; bit < 8; bit++) {
      const on = bytes.charCodeAt(at) & (0x80 >> bit);
      ink.fillStyle = on ? "#c9f1ff" : "#080d12";
      ink.fillRect((x + bit) * cell, y * cell, cell - gap, cell - gap);
    }
  }
  drawn = bytes;
}

addEventListener("resize", drawScreen);

// ---- the keypad ----

const Legends = ["1", "2", "3", "A", "4", "5", "6", "B", "7", "8", "9", "C", "*", "0", "#", "D"];
const Meanings = {
  "A": ["menu", "letter"], "B": ["up", "letter"], "C": ["cancel", "letter cancel"], "D": ["enter", "letter enter"],
  "*": ["clear", "letter clear"], "#": ["00", "letter"],
};
const Typed = {
  "Enter": "D", "Escape": "C", "Backspace": "*", "m": "A", "M": "A",
  "a": "A", "b": "B", "c": "C", "d": "D", "A": "A", "B": "B", "C": "C", "D": "D", "#": "#", "*": "*",
};
const held = new Set();

function press(legend) {
  if (held.has(legend)) return;
  held.add(legend);
  keyOf(legend).classList.add("down");
  send("key", { key: legend, down: true });
}

function release(legend) {
  if (!held.delete(legend)) return;
  keyOf(legend).classList.remove("down");
  send("key", { key: legend, down: false });
}

function releaseAll() {
  for (const legend of [...held]) release(legend);
}

function keyOf(legend) {
  return $("keypad").children[Legends.indexOf(legend)];
}

function buildKeypad() {
  for (const legend of Legends) {
    const [meaning, look] = Meanings[legend] ?? ["", ""];
    const key = make("button.key", legend);
    key.type = "button";
    if (look !== "") key.classList.add(...look.split(" "));
    if (meaning !== "") {
      key.append(make("small", meaning));
      key.setAttribute("aria-label", legend + " " + meaning);
    }
    key.dataset.key = legend;
    // A click must not take the focus: otherwise the next Enter would press this key again, not Enter.
    key.addEventListener("mousedown", (event) => event.preventDefault());
    key.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      key.setPointerCapture(event.pointerId);
      press(legend);
    });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      key.addEventListener(end, () => release(legend));
    }
    key.addEventListener("keydown", (event) => {
      if (event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) press(legend);
    });
    key.addEventListener("keyup", (event) => {
      if (event.key === " " || event.key === "Enter") release(legend);
    });
    key.addEventListener("blur", () => release(legend));
    $("keypad").append(key);
  }
}

function typedKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !$("typing").checked) return undefined;
  const at = event.target instanceof Element ? event.target : document.body;
  if (at.closest("select, input:not([type=checkbox])") !== null) return undefined;
  // On a control of the page Enter works that control.
  if (event.key === "Enter" && at.closest("button, summary, input, a") !== null) return undefined;
  return /^[0-9]$/.test(event.key) ? event.key : Typed[event.key];
}

const typedDown = new Map();

addEventListener("keydown", (event) => {
  const legend = typedKey(event);
  if (legend === undefined) return;
  event.preventDefault();
  if (event.repeat) return;
  typedDown.set(event.code, legend);
  press(legend);
});

addEventListener("keyup", (event) => {
  const legend = typedDown.get(event.code);
  if (legend === undefined) return;
  typedDown.delete(event.code);
  release(legend);
});

addEventListener("blur", releaseAll);

// ---- the cards ----

function buildCards(cards) {
  $("cards").replaceChildren(...cards.map((card) => {
    const button = make("button.card." + card.look);
    button.type = "button";
    button.dataset.card = card.id;
    button.append(make("strong", card.name), make("span.mask", card.mask), make("span.does", card.does));
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("dragstart", (event) => event.preventDefault());
    button.addEventListener("pointerdown", (event) => beginDrag(event, button));
    button.addEventListener("click", (event) => {
      if (button.dataset.dragged === "yes") {
        delete button.dataset.dragged;
        return;
      }
      fly(button);
      // Swiped from the keyboard: the next Enter belongs to the terminal, not to the card.
      if (event.detail === 0) $("device").focus({ preventScroll: true });
    });
    const item = make("li");
    item.append(button);
    return item;
  }));
}

function swipe(id) {
  send("swipe", { card: id });
  $("slot").classList.remove("read");
  void $("slot").offsetWidth;
  $("slot").classList.add("read");
}

function copyOf(button) {
  const box = button.getBoundingClientRect();
  const copy = button.cloneNode(true);
  copy.classList.add("flying");
  copy.setAttribute("aria-hidden", "true");
  copy.tabIndex = -1;
  Object.assign(copy.style, { left: box.left + "px", top: box.top + "px", width: box.width + "px", height: box.height + "px" });
  document.body.append(copy);
  return copy;
}

/** Where a copy of the card must move so that its stripe runs in the slot, at a share of the slot's height. */
function inSlot(button, share) {
  const slot = $("slot").getBoundingClientRect(), box = button.getBoundingClientRect();
  const x = slot.left + 22 + box.height / 2 - 14 - (box.left + box.width / 2);
  const y = slot.top + slot.height * share - (box.top + box.height / 2);
  return "translate(" + x + "px, " + y + "px) rotate(90deg)";
}

async function fly(button) {
  const id = button.dataset.card;
  if (still.matches) {
    swipe(id);
    return;
  }
  const copy = copyOf(button);
  const top = inSlot(button, .12), bottom = inSlot(button, .88);
  await copy.animate([{ transform: "none" }, { transform: top }], { duration: 260, easing: "ease-out", fill: "forwards" }).finished;
  swipe(id);
  await copy.animate([{ transform: top }, { transform: bottom }], { duration: 300, easing: "ease-in", fill: "forwards" }).finished;
  await copy.animate([{ transform: bottom }, { transform: "none" }], { duration: 280, easing: "ease-in-out", fill: "forwards" }).finished;
  copy.remove();
}

/** A drag through the slot: a swipe counts once the card has run 60 pixels along it, as in a real reader. */
function beginDrag(event, button) {
  if (event.button !== 0) return;
  delete button.dataset.dragged;
  const startX = event.clientX, startY = event.clientY;
  let copy = null, entered = null, done = false;

  const move = (now) => {
    const x = now.clientX - startX, y = now.clientY - startY;
    if (copy === null) {
      if (Math.hypot(x, y) < 7) return;
      button.setPointerCapture(event.pointerId);
      button.dataset.dragged = "yes";
      copy = copyOf(button);
    }
    const slot = $("slot").getBoundingClientRect();
    const near = now.clientX > slot.left - 50 && now.clientX < slot.right + 70 && now.clientY > slot.top - 70 && now.clientY < slot.bottom + 70;
    $("slot").classList.toggle("ready", near && !done);
    copy.style.transform = near
      ? inSlot(button, Math.min(1.1, Math.max(-.1, (now.clientY - slot.top) / slot.height)))
      : "translate(" + x + "px, " + y + "px) rotate(" + Math.max(-8, Math.min(8, x / 30)) + "deg)";
    if (!near) entered = null;
    else entered ??= now.clientY;
    if (near && !done && Math.abs(now.clientY - entered) > 60) {
      done = true;
      swipe(button.dataset.card);
    }
  };

  const end = () => {
    button.removeEventListener("pointermove", move);
    for (const kind of ["pointerup", "pointercancel"]) button.removeEventListener(kind, end);
    $("slot").classList.remove("ready");
    if (copy === null) return;
    // The click that ends a drag comes now, if at all; after it the card can be clicked again.
    setTimeout(() => delete button.dataset.dragged, 0);
    copy.animate([{ transform: copy.style.transform }, { transform: "none" }], { duration: still.matches ? 0 : 260, easing: "ease-out" })
      .finished.then(() => copy.remove());
  };

  button.addEventListener("pointermove", move);
  for (const kind of ["pointerup", "pointercancel"]) button.addEventListener(kind, end);
}

// ---- the paper ----

// A plain line is 30 dots of paper and 16 pixels of page.
const PixelsPerDot = 16 / 30;

function drawSlip(slip) {
  const text = make("div.slip-text");
  for (const line of slip.lines) {
    const row = make("span.row");
    row.style.height = line.dots * PixelsPerDot + "px";
    const used = line.runs.reduce((sum, run) => sum + run.text.length * run.width, 0);
    const indent = line.align === "centre" ? (32 - used) / 2 : line.align === "right" ? 32 - used : 0;
    row.style.paddingLeft = Math.max(0, indent) + "ch";
    for (const run of line.runs) {
      const part = make("span.run"), letters = make(run.bold ? "b" : "span", run.text);
      part.style.width = run.text.length * run.width + "ch";
      letters.style.transform = "scale(" + run.width + "," + run.height + ")";
      letters.classList.toggle("underlined", run.underlined);
      part.append(letters);
      row.append(part);
    }
    row.append("\n");
    text.append(row);
  }
  return text;
}

function drawSlips(paper) {
  const list = $("slips"), roll = $("paper");
  for (const item of [...list.children]) {
    if (!paper.present.includes(Number(item.dataset.slip))) item.remove();
  }
  for (const slip of paper.changed) {
    let item = list.querySelector("[data-slip='" + slip.id + "']");
    if (item === null) {
      item = make("li.slip");
      item.dataset.slip = slip.id;
      list.append(item);
    }
    item.classList.toggle("growing", !slip.cut);
    item.replaceChildren(drawSlip(slip));
    if (slip.cut) {
      const tear = make("button.tear", "tear off");
      tear.type = "button";
      tear.setAttribute("aria-label", "Tear off receipt " + slip.id);
      tear.addEventListener("mousedown", (event) => event.preventDefault());
      tear.addEventListener("click", (event) => tearOff(item, slip.id, event.detail === 0));
      item.append(tear);
    }
  }
  $("paper-hint").hidden = list.childElementCount > 0;
  if (paper.changed.length > 0) roll.scrollTop = roll.scrollHeight;
}

async function tearOff(item, id, byKeyboard) {
  if (byKeyboard) $("paper").focus({ preventScroll: true });
  if (!still.matches) {
    await item.animate(
      [{ transform: "none", opacity: 1 }, { transform: "translate(30px, -18px) rotate(4deg)", opacity: 1, offset: .4 }, { transform: "translate(210px, -60px) rotate(16deg)", opacity: 0 }],
      { duration: 420, easing: "ease-in", fill: "forwards" }).finished;
  }
  send("tear", { slip: id });
}

// ---- the switches ----

const Toggles = [
  { name: "power", label: "Power plug", on: "in", off: "pulled", wrongWhen: false, does: "Cuts the power at once, wherever the sale is" },
  { name: "line", label: "Network plug", on: "in", off: "pulled", wrongWhen: false, does: "Pulled, not a byte reaches the acquirer" },
  { name: "cover", label: "Printer cover", on: "open", off: "shut", wrongWhen: true, does: "Open, the printer stops and says so" },
  { name: "paper", label: "Paper roll", on: "in", off: "out", wrongWhen: false, does: "Taken out, the printer stops and says so; put in, the roll is new" },
  { name: "cable", label: "Printer cable", on: "in", off: "pulled", wrongWhen: false, does: "Pulled, the printer hears nothing and gives no answer" },
  { name: "display", label: "Display cable", on: "in", off: "pulled", wrongWhen: false, does: "Pulled, the panel is dark: no new sale begins, it rings, and the paper says what to do" },
  { name: "noise", label: "Reader noise", on: "disturbed", off: "none", wrongWhen: true, does: "Bytes of each swipe arrive changed" },
  { name: "bounce", label: "Key bounce", on: "worn keys", off: "none", wrongWhen: true, does: "Contacts flicker for 10 ms at each press and release" },
];

const Choices = [
  { name: "fault", label: "The host", does: "What the acquirer does at the next sale, or writes in its books of it" },
  { name: "issuers", label: "The issuers", does: "Whether the card issuers can be had; where they allow it, the acquirer stands in" },
  { name: "way", label: "Next card", does: "How the next card is drawn through the reader; the one after it runs as it should" },
  { name: "framing", label: "The reader", does: "How it sends what it read; the driver understands both" },
];

function buildSwitches() {
  for (const toggle of Toggles) {
    const button = make("button.toggle");
    button.type = "button";
    button.id = "toggle-" + toggle.name;
    button.title = toggle.does;
    const words = make("span", toggle.label);
    words.append(make("small", ""));
    button.append(words);
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => send("switch", { name: toggle.name, on: button.getAttribute("aria-pressed") !== "true" }));
    $("toggles").append(button);
  }
  for (const choice of Choices) {
    const row = make("div.choice"), label = make("label", choice.label), select = make("select");
    label.htmlFor = select.id = choice.name;
    select.title = choice.does;
    select.addEventListener("change", () => {
      send(choice.name, { [choice.name]: select.value });
      // The keys belong to the terminal again.
      select.blur();
    });
    row.append(label, select);
    $("choices").append(row);
  }
  $("paper-form").addEventListener("submit", (event) => {
    event.preventDefault();
    // What is no number is sent too: the bench says what is wrong with it.
    send("paper", { lines: $("paper-lines").valueAsNumber });
    $("paper-lines").blur();
  });
  $("ghost").addEventListener("mousedown", (event) => event.preventDefault());
  $("ghost").addEventListener("click", () => send("ghost", {}));
}

function drawSwitches(switches) {
  for (const toggle of Toggles) {
    const button = $("toggle-" + toggle.name), on = switches[toggle.name];
    button.setAttribute("aria-pressed", String(on));
    button.classList.toggle("wrong", on === toggle.wrongWhen);
    button.querySelector("small").textContent = on ? toggle.on : toggle.off;
  }
  if (switches.paperLines !== null) {
    $("toggle-paper").classList.add("wrong");
    $("toggle-paper").querySelector("small").textContent = switches.paperLines === 1 ? "1 line left" : switches.paperLines + " lines left";
  }
  for (const choice of Choices) drawChoice($(choice.name), switches[choice.name]);
  $("lamp-power").classList.toggle("on", switches.power);
  $("lamp-line").classList.toggle("on", switches.power && switches.line);
  $("crash").hidden = switches.crash === null;
  if (switches.crash !== null) $("crash-text").textContent = switches.crash;
}

function drawChoice(select, { chosen, choices }) {
  if (select.options.length !== choices.length) {
    select.replaceChildren(...choices.map((each) => {
      const option = make("option", each.label);
      option.value = each.name;
      return option;
    }));
  }
  select.value = chosen;
  // Both framings are right; of the others the first is.
  select.parentElement.classList.toggle("wrong", select.id !== "framing" && chosen !== choices[0].name);
}

let offset = 0, zone = 0;

function drawClock() {
  $("clock").textContent = new Date(Date.now() + offset + zone * 60000).toISOString().slice(0, 19).replace("T", " ");
}

setInterval(drawClock, 1000);

// ---- the buzzer ----

let audio = null, tone = null, beeps = null, dark = 0;

function drawBuzzer(buzzer) {
  const fresh = beeps !== null && buzzer.beeps > beeps;
  beeps = buzzer.beeps;
  clearTimeout(dark);
  if (buzzer.sounding || fresh) $("lamp-sound").classList.add("on");
  if (!buzzer.sounding) dark = setTimeout(() => $("lamp-sound").classList.remove("on"), fresh ? 150 : 60);
  if (audio === null) return;
  if (fresh) tone.gain.setValueAtTime(.04, audio.currentTime);
  if (!buzzer.sounding) tone.gain.setValueAtTime(0, audio.currentTime + (fresh ? .05 : 0));
}

$("sound").addEventListener("mousedown", (event) => event.preventDefault());
$("sound").addEventListener("click", () => {
  if (audio === null) {
    audio = new AudioContext();
    const pitch = new OscillatorNode(audio, { type: "square", frequency: 2300 });
    tone = new GainNode(audio, { gain: 0 });
    pitch.connect(tone).connect(audio.destination);
    pitch.start();
  } else {
    audio.close();
    audio = null;
  }
  $("sound").textContent = audio === null ? "Sound off" : "Sound on";
  $("sound").setAttribute("aria-pressed", String(audio !== null));
});

// ---- what the acquirer saw ----

function drawMessage(message, title) {
  const block = make("section.message");
  const heading = make("h3", title + " ");
  heading.append(make("span", message.title));
  const table = make("table"), head = make("tr"), body = make("tbody");
  for (const name of ["DE", "field", "value"]) {
    const cell = make("th", name);
    cell.scope = "col";
    head.append(cell);
  }
  const top = make("thead");
  top.append(head);
  for (const field of message.fields) {
    const row = make("tr"), value = make("td");
    value.append(make("code", field.value));
    if (field.meaning !== "") value.append(" ", make("span", field.meaning));
    row.append(make("td", field.number), make("td", field.name), value);
    body.append(row);
  }
  table.append(top, body);
  block.append(heading, table);
  return block;
}

function drawExchange(exchange, fresh) {
  const item = make("li.exchange");
  if (fresh) item.classList.add("new");
  const head = make("div.exchange-head"), time = make("time", exchange.at);
  head.append(make("span.verdict." + exchange.mood, exchange.verdict), make("b", exchange.title), time);
  const details = make("details");
  details.append(make("summary", exchange.answer === null ? "The message, field by field" : "Both messages, field by field"));
  details.append(drawMessage(exchange.request, "Received"));
  if (exchange.answer !== null) details.append(drawMessage(exchange.answer, "Answered"));
  item.append(head, make("p", exchange.sentence), details);
  return item;
}

function drawExchanges(exchanges, fresh) {
  for (const exchange of exchanges.added) $("exchanges").prepend(drawExchange(exchange, fresh));
  while ($("exchanges").childElementCount > 50) $("exchanges").lastElementChild.remove();
  $("host-empty").hidden = exchanges.total > 0;
  $("host-count").textContent = exchanges.total === 0 ? "" : exchanges.total === 1 ? "1 exchange" : exchanges.total + " exchanges";
}

function drawSales(sales) {
  $("sales").hidden = sales.length === 0;
  $("sale-rows").replaceChildren(...sales.map((sale) => {
    const row = make("tr"), now = make("td");
    now.append(make("span.verdict." + sale.mood, sale.standing));
    row.title = sale.sentence;
    row.append(now, make("td", sale.amount), make("td", sale.way), make("td", sale.card), make("td", sale.number));
    return row;
  }));
}

// ---- the voice desk ----

function offerCards(select, cards) {
  const chosen = select.options.length > 0 ? select.value : null;
  select.replaceChildren(...cards.map((card) => {
    const option = make("option", card.name);
    option.value = card.id;
    return option;
  }));
  if (cards.some((card) => card.id === chosen)) select.value = chosen;
}

function buildVoiceDesk(cards) {
  offerCards($("voice-card"), [...cards, { id: "", name: "a number, typed" }]);
  $("voice-typed").hidden = $("voice-card").value !== "";
}

function drawVoice(voice) {
  $("voice-answer").className = "answer " + voice.mood;
  $("voice-answer").replaceChildren(make("p", voice.text));
  if (voice.code !== "") $("voice-answer").prepend(make("p.code", voice.code));
}

$("voice-card").addEventListener("change", () => { $("voice-typed").hidden = $("voice-card").value !== ""; });
$("voice-form").addEventListener("submit", (event) => {
  event.preventDefault();
  send("call", { terminal: $("voice-terminal").value.trim(), card: $("voice-card").value, number: $("voice-number").value, amount: $("voice-amount").value.trim() });
  $("voice-number").value = "";
  // The keys belong to the terminal again.
  document.activeElement.blur();
});

// ---- the stop list ----

let list = null;

const edition = (one) => "version " + one.version + ", " + one.cards + (one.cards === 1 ? " card" : " cards") + ", made " + ago(Date.now() + offset - one.made);

function ago(milliseconds) {
  const minutes = Math.floor(milliseconds / 60000);
  return minutes < 1 ? "just now" : minutes < 60 ? minutes + " min ago" : minutes < 2880 ? Math.floor(minutes / 60) + " h ago" : Math.floor(minutes / 1440) + " days ago";
}

function drawList() {
  if (list === null) return;
  $("list-newest").textContent = list.newest === null ? "none yet" : edition(list.newest);
  $("list-held").textContent = list.held === null ? "none: every sale is asked about" : edition(list.held);
  $("list-held").classList.toggle("behind", list.newest !== null && list.held?.version !== list.newest.version);
  const left = Math.ceil((list.nextLook - Date.now() - offset) / 60000);
  $("list-next").textContent = list.nextLook === 0 ? "as soon as it has signed on" : "at its next sign-on, in " + Math.max(0, left) + " min at the latest";
  $("list-rows").replaceChildren(...list.listed.map((card) => {
    const row = make("tr");
    row.append(make("td", card.card), make("td", card.reason), make("td", card.since === 0 ? "with the next" : String(card.since)));
    return row;
  }));
}

for (const [id, on] of [["list-on", true], ["list-off", false]]) {
  $(id).addEventListener("click", () => {
    send("list", { card: $("list-card").value, on });
    document.activeElement.blur();
  });
}
$("list-form").addEventListener("submit", (event) => event.preventDefault());
$("list-update").addEventListener("click", () => {
  send("update", {});
  document.activeElement.blur();
});
setInterval(drawList, 30000);

// ---- the operator ----

function drawOperator(shown) {
  const open = shown.suspense.filter((sale) => sale.standing === "open"), chosen = $("suspense-sale").value;
  $("operator-empty").hidden = shown.alarms.length + shown.suspense.length > 0;
  $("alarms").replaceChildren(...shown.alarms.map((alarm) => make("li", alarm)));
  $("suspense-form").hidden = open.length === 0;
  $("suspense-sale").replaceChildren(...open.map((sale) => {
    const option = make("option", sale.amount + ", " + sale.number);
    option.value = sale.id;
    option.title = sale.why;
    return option;
  }));
  if (open.some((sale) => sale.id === chosen)) $("suspense-sale").value = chosen;
  $("suspense").hidden = shown.suspense.length === 0;
  $("suspense-rows").replaceChildren(...shown.suspense.map((sale) => {
    const row = make("tr");
    row.title = sale.card + ". " + sale.why;
    row.append(make("td", sale.number), make("td", sale.amount), make("td", sale.standing), make("td", sale.decided));
    return row;
  }));
}

for (const to of ["merchant", "cardholder"]) {
  $("suspense-" + to).addEventListener("click", () => {
    send("suspense", { sale: $("suspense-sale").value, to, role: $("suspense-role").value.trim(), reason: $("suspense-reason").value.trim() });
    document.activeElement.blur();
  });
}
$("suspense-form").addEventListener("submit", (event) => event.preventDefault());

// ---- the story ----

function drawStory(story) {
  $("story-title").textContent = story.title;
  $("story-text").textContent = story.text;
  $("story-text").closest(".story").className = "story " + story.mood;
  $("story-steps").replaceChildren(...story.steps.map((step) => make("li", step)));
}

// ---- events: after every (re)connection the server tells everything anew ----

function listen() {
  const events = new EventSource("api/events");
  let fresh = false;
  const on = (name, draw) => events.addEventListener(name, (event) => draw(JSON.parse(event.data)));
  on("begin", (begin) => {
    fresh = false;
    $("slips").replaceChildren();
    $("exchanges").replaceChildren();
    beeps = null;
    buildCards(begin.cards);
    buildVoiceDesk(begin.cards);
    offerCards($("list-card"), begin.cards);
    offset = begin.now - Date.now();
    zone = begin.zoneMinutes;
    $("passwords").textContent = "Passwords of the menu: merchant " + begin.merchantPassword + ", engineer " + begin.engineerPassword;
    drawClock();
    $("live").textContent = "live";
    $("live").classList.add("on");
  });
  on("screen", (screen) => {
    panel = screen;
    drawScreen();
  });
  on("switches", drawSwitches);
  on("buzzer", drawBuzzer);
  on("paper", drawSlips);
  on("exchanges", (exchanges) => drawExchanges(exchanges, fresh));
  on("sales", drawSales);
  on("voice", drawVoice);
  on("list", (shown) => {
    list = shown;
    drawList();
  });
  on("operator", drawOperator);
  on("owed", (owed) => {
    $("lamp-owed").classList.toggle("on", owed.reversals + owed.advices > 0);
    $("lamp-owed").textContent = owed.reversals + owed.advices > 0 ? "owed " + (owed.reversals + owed.advices) : "owed";
  });
  on("story", drawStory);
  on("told", () => { fresh = true; document.body.dataset.ready = "yes"; });
  events.addEventListener("error", () => {
    $("live").textContent = "reconnecting";
    $("live").classList.remove("on");
  });
}

buildKeypad();
buildSwitches();
drawScreen();
listen();
