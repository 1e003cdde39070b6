"use strict";

const byId = (id) => document.getElementById(id);
const time = new Intl.DateTimeFormat("id-ID", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

let corner = null;
let order = { act: "write" };
let shown = "";

const make = (name, text, className) => {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) {
    element.className = className;
  }
  return element;
};

const ask = async (path, body) => {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ corner: corner.id, citizen: byId("citizen").value.trim(), ...body }),
  });
  const content = await answer.json();
  if (!answer.ok) {
    throw new Error(content.message);
  }
  return content.entries;
};

const begin = (act, entry) => {
  order = entry ? { act, id: entry.id } : { act };
  const labels = { write: "Tulisan baru", edit: "Ubah tulisan", go_on: "Menulis lagi di bawahnya" };
  byId("text-label").textContent = labels[act];
  byId("send").textContent = act === "edit" ? "Simpan" : "Kirim";
  byId("cancel").hidden = act === "write";
  byId("text").value = act === "edit" ? entry.text : "";
  if (act !== "write") {
    byId("text").focus();
  }
};

const act = async (body) => {
  byId("problem").textContent = "";
  try {
    show(await ask("acts", body));
    return true;
  } catch (problem) {
    byId("problem").textContent = problem.message;
    return false;
  }
};

const button = (label, entry, done) => {
  const element = make("button", label, "plain");
  element.type = "button";
  element.setAttribute("aria-label", `${label}: ${entry.text.slice(0, 40)}`);
  element.addEventListener("click", done);
  return element;
};

const item = (entry) => {
  const line = make("li", "", entry.office ? "office" : "");
  line.append(make("span", `${entry.office ? "Kantor" : "Anda"} · ${time.format(new Date(entry.at))}`, "meta"));
  line.append(entry.deleted ? make("p", "(dihapus)", "meta") : make("p", entry.text));
  if (!entry.office && !entry.deleted) {
    const buttons = make("div", "", "buttons");
    if (corner.can.includes("edit")) {
      buttons.append(button("Ubah", entry, () => begin("edit", entry)));
    }
    if (corner.can.includes("delete")) {
      buttons.append(button("Hapus", entry, () => act({ act: "delete", id: entry.id })));
    }
    if (corner.can.includes("go_on")) {
      buttons.append(button("Tulis lagi", entry, () => begin("go_on", entry)));
    }
    line.append(buttons);
  }
  return line;
};

const show = (entries) => {
  const now = JSON.stringify([corner.id, entries]);
  if (now === shown) {
    return;
  }
  shown = now;
  byId("entries").replaceChildren(...entries.map(item));
};

const look = async () => {
  if (corner && byId("who").checkValidity()) {
    try {
      show(await ask("sees", {}));
    } catch {
      byId("problem").textContent = "Peragaan tidak menjawab; mungkin sudah dihentikan.";
    }
  }
};

const enter = (next) => {
  corner = next;
  shown = "";
  byId("problem").textContent = "";
  byId("corner-label").textContent = corner.label;
  byId("corner-hint").textContent = corner.hint;
  byId("entries").replaceChildren();
  for (const each of byId("corners").querySelectorAll("button")) {
    each.setAttribute("aria-current", String(each.value === corner.id));
  }
  begin("write");
  look();
};

byId("write").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (byId("who").reportValidity() && (await act({ ...order, text: byId("text").value }))) {
    begin("write");
  }
});
byId("cancel").addEventListener("click", () => begin("write"));
byId("who").addEventListener("submit", (event) => event.preventDefault());
byId("citizen").addEventListener("change", () => enter(corner));

const start = async () => {
  const { corners } = await (await fetch("corners")).json();
  byId("corners").replaceChildren(
    ...corners.map((each) => {
      const choice = make("button", each.label);
      choice.type = "button";
      choice.value = each.id;
      choice.addEventListener("click", () => enter(each));
      const line = document.createElement("li");
      line.append(choice);
      return line;
    }),
  );
  enter(corners[0]);
  setInterval(look, 2000);
};

start();
