"use strict";

const byId = (id) => document.getElementById(id);
const time = new Intl.DateTimeFormat("id-ID", { dateStyle: "short", timeStyle: "short" });
let shown = "";

const make = (name, text, className) => {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) {
    element.className = className;
  }
  return element;
};

const ask = async (body) => {
  const answer = await fetch("requests", {
    method: body ? "POST" : "GET",
    ...(body && { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  });
  const content = await answer.json();
  if (!answer.ok) {
    throw new Error(content.message);
  }
  return content.requests;
};

const act = async (order, field) => {
  byId("problem").textContent = "";
  try {
    show(await ask({ ...order, text: field.value }));
  } catch (problem) {
    byId("problem").textContent = problem.message;
  }
};

const item = (request) => {
  const line = make("li", "", request.status === "closed" ? "office" : "");
  const state = request.status === "closed" ? "selesai" : "terbuka";
  line.append(make("span", `${request.id} · ${request.service} · ${state} · ${time.format(new Date(request.at))}`, "meta"));
  line.append(make("p", request.text));
  if (request.notes) {
    line.append(make("p", `Catatan dinas: ${request.notes}`, "meta"));
  }
  if (request.status !== "closed") {
    const field = document.createElement("input");
    field.maxLength = 1000;
    field.setAttribute("aria-label", `Catatan untuk ${request.id}`);
    const buttons = make("div", "", "buttons");
    for (const [label, name] of [["Catat", "note"], ["Selesai", "close"]]) {
      const button = make("button", label, name === "note" ? "plain" : "");
      button.type = "button";
      button.setAttribute("aria-label", `${label}: ${request.id}`);
      button.addEventListener("click", () => act({ id: request.id, act: name }, field));
      buttons.append(button);
    }
    line.append(field, buttons);
  }
  return line;
};

const show = (requests) => {
  const now = JSON.stringify(requests);
  if (now === shown) {
    return;
  }
  shown = now;
  byId("empty").hidden = requests.length > 0;
  byId("entries").replaceChildren(...requests.map(item));
};

const typing = () => [...document.querySelectorAll("#entries input")].some((field) => field.value !== "");

const look = async () => {
  if (typing()) {
    return;
  }
  try {
    show(await ask());
  } catch {
    byId("problem").textContent = "Peragaan tidak menjawab; mungkin sudah dihentikan.";
  }
};

look();
setInterval(look, 2000);
