/** The paper on the left: one page with the boxes of its fields, zoom, turn, and the way to a box. */

const SVG = "http://www.w3.org/2000/svg";
/** Pixels a point at 100 %: CSS has 96 to the inch, paper 72. */
const WHOLE = 96 / 72;
const STEPS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];
/** Pixels that a line of print has at least once one looks at it: smaller is not legible. */
const LEGIBLE = 15;
/** Milliseconds in which a picture that is at hand is there. */
const SOON = 80;
/** Points, more than which a box has several lines. */
const ONE_LINE = 22;

export class Paper {
  /** `pick` is called with a field whose box is clicked. */
  constructor(sheet, pick) {
    this.id = sheet.id;
    this.sizes = new Map(sheet.sheets.map((each) => [each.page, each]));
    this.pages = sheet.sheets.length;
    this.seals = sheet.seals;
    this.unread = sheet.unread;
    this.fields = sheet.fields;
    this.pick = pick;
    this.pictures = new Map();
    this.page = 0;
    this.turn = 0;
    this.zoom = null; // pixels a point; null fits the width
    this.holder = document.getElementById("paper");
    this.desk = document.getElementById("desk-top");
    this.leaf = document.createElement("div");
    this.leaf.className = "sheet";
    this.holder.append(this.leaf);
    this.boxes = new Map();
    this.#tools();
  }

  /** Show the first page; a file whose pages are not known is asked about. */
  async begin(ask, hint) {
    if (!this.pages) {
      const said = document.getElementById("no-paper");
      [said.textContent, said.hidden] = ["正在把这份文件排成页面，请稍候…", false];
      const { pages } = await ask(`/review/${this.id}/pages`).catch(() => ({ pages: 0 }));
      [said.hidden, this.pages] = [true, pages];
    }
    if (!this.pages) return this.#nothing(hint);
    if (!this.page) await this.show(1);
  }

  /** Return the picture of a page once it is there. */
  picture(page) {
    if (!this.pictures.has(page)) {
      const image = new Image();
      image.alt = `第 ${page} 页`;
      image.decoding = "async";
      image.src = `/review/${this.id}/pages/${page}.png`;
      this.pictures.set(page, image.decode().then(() => image));
      this.pictures.get(page).catch(() => this.pictures.delete(page));
    }
    return this.pictures.get(page);
  }

  /** Return the size of a page in points; of one that only has a picture as an A4 sheet has it. */
  size(page) {
    return this.sizes.get(page) ?? { page, width: 595.28, height: 841.89 };
  }

  async show(page) {
    if (page === this.page || page < 1 || page > this.pages) return;
    this.page = page;
    this.#told();
    const layer = this.#layer(page);
    this.leaf.classList.add("drawing");
    if (!this.leaf.childElementCount) this.lay();
    const picture = this.picture(page).catch(() => null);
    const isReady = (await Promise.race([picture, later(SOON)])) !== undefined;
    if (this.page !== page) return;
    if (!isReady) {
      this.leaf.replaceChildren(layer);
      this.lay();
      this.#mark();
    }
    const image = await picture;
    if (this.page !== page) return;
    if (image && !this.sizes.has(page)) {
      const width = image.naturalWidth > image.naturalHeight ? 841.89 : 595.28;
      this.sizes.set(page, { page, width, height: (width * image.naturalHeight) / image.naturalWidth });
    }
    this.leaf.classList.toggle("drawing", !image);
    this.leaf.replaceChildren(...(image ? [image] : []), layer);
    this.lay();
    this.#mark();
    this.picture(page + 1 <= this.pages ? page + 1 : page).catch(() => {});
  }

  /** Have a field in sight: its page shown, its box in the middle and legible. */
  async look(field, isQuiet = false) {
    this.here = field;
    const [first] = field?.boxes ?? [];
    if (!first) return this.#mark();
    if (first[0] !== this.page) await this.show(first[0]);
    if (this.here !== field) return;
    this.#mark();
    if (!isQuiet) this.#approach(field);
  }

  /** Set the class of a field's boxes anew. */
  refresh(field) {
    for (const rect of this.boxes.get(field) ?? []) rect.setAttribute("class", classes(field));
    this.#mark();
  }

  lay() {
    const size = this.size(this.page);
    const scale = this.zoom ?? this.#fitting(size);
    const [width, height] = [size.width * scale, size.height * scale];
    const isAcross = this.turn % 180 !== 0;
    Object.assign(this.holder.style, {
      width: `${isAcross ? height : width}px`, height: `${isAcross ? width : height}px`,
    });
    Object.assign(this.leaf.style, {
      width: `${width}px`, height: `${height}px`, transform: `translate(-50%, -50%) rotate(${this.turn}deg)`,
    });
    const percent = `${Math.round((scale / WHOLE) * 100)}%`;
    document.getElementById("fit").textContent = percent;
    document.getElementById("fit").setAttribute("aria-label", `${percent}，改为适合宽度`);
    this.scale = scale;
  }

  #fitting(size) {
    const across = this.turn % 180 === 0 ? size.width : size.height;
    return Math.max(0.3, (this.desk.clientWidth - 28) / across);
  }

  /** Change the zoom, and keep what stood in the middle there. */
  rescale(zoom) {
    const { desk } = this;
    const middle = [
      (desk.scrollLeft + desk.clientWidth / 2) / desk.scrollWidth,
      (desk.scrollTop + desk.clientHeight / 2) / desk.scrollHeight,
    ];
    this.zoom = zoom;
    this.lay();
    desk.scrollLeft = middle[0] * desk.scrollWidth - desk.clientWidth / 2;
    desk.scrollTop = middle[1] * desk.scrollHeight - desk.clientHeight / 2;
  }

  step(by) {
    const now = this.scale / WHOLE;
    const next = by > 0 ? STEPS.find((each) => each > now + 0.01) : STEPS.findLast((each) => each < now - 0.01);
    if (next) this.rescale(next * WHOLE);
  }

  rotate(by) {
    this.turn = (this.turn + by + 360) % 360;
    this.lay();
    if (this.here) this.#approach(this.here);
  }

  /** Scroll to a box; zoom in where its print would be too small to read, out where it would not fit. */
  #approach(field) {
    const box = field.marks.find((mark) => mark[0] === this.page) ?? field.boxes.find((each) => each[0] === this.page);
    if (!box) return;
    const whole = field.boxes.find((each) => each[0] === this.page) ?? box;
    const line = Math.min(whole[4] - whole[2], ONE_LINE);
    const widest = (this.desk.clientWidth - 60) / (whole[3] - whole[1]);
    const wanted = Math.min(Math.max(this.scale, LEGIBLE / line), Math.max(widest, this.#fitting(this.size(this.page))));
    if (Math.abs(wanted - this.scale) > 0.05) {
      this.zoom = wanted;
      this.lay();
    }
    const rect = (this.boxes.get(field) ?? []).find((each) => each.isConnected);
    if (!rect) return;
    const [seen, desk] = [(this.markRects?.[0] ?? rect).getBoundingClientRect(), this.desk.getBoundingClientRect()];
    const [left, top] = [seen.left - desk.left, seen.top - desk.top];
    const isInside = left > 20 && top > 50 && left + seen.width < desk.width - 20 && top + seen.height < desk.height - 40;
    if (isInside) return;
    this.desk.scrollTop += top - Math.max(60, (desk.height - seen.height) / 2.6);
    this.desk.scrollLeft += left - Math.max(20, (desk.width - seen.width) / 2);
  }

  #layer(page) {
    const size = this.size(page);
    const layer = made("svg", { viewBox: `0 0 ${size.width} ${size.height}`, "aria-hidden": "true" });
    for (const seal of this.seals) {
      if (seal.page === page) layer.append(rectangle(seal.box, "seal", 2));
    }
    for (const mark of this.unread) {
      if (mark.page !== page) continue;
      const rect = rectangle(mark.box, "unread", 1.5);
      rect.append(made("title", {}));
      rect.firstChild.textContent = mark.said;
      layer.append(rect);
    }
    this.boxes.clear();
    for (const field of this.fields) {
      for (const [on, ...box] of field.boxes) {
        if (on !== page) continue;
        const rect = rectangle(box, classes(field), 1.5);
        rect.addEventListener("click", () => this.pick(field));
        layer.append(rect);
        this.boxes.set(field, [...(this.boxes.get(field) ?? []), rect]);
      }
    }
    this.layer = layer;
    return layer;
  }

  /** Light up the box of the field in focus, and frame its doubtful characters. */
  #mark() {
    if (!this.layer) return;
    for (const rect of this.lit ?? []) rect.classList.remove("here");
    for (const rect of this.markRects ?? []) rect.remove();
    this.lit = this.boxes.get(this.here) ?? [];
    for (const rect of this.lit) {
      rect.classList.add("here");
      this.layer.append(rect);
    }
    this.markRects = (this.here?.marks ?? [])
      .filter((mark) => mark[0] === this.page)
      .map(([, ...box]) => rectangle(box, "mark", 0.5));
    this.layer.append(...this.markRects);
  }

  #told() {
    document.getElementById("page-told").textContent = `第 ${this.page} / ${this.pages} 页`;
    document.getElementById("page-before").disabled = this.page <= 1;
    document.getElementById("page-after").disabled = this.page >= this.pages;
  }

  #nothing(hint) {
    const said = document.getElementById("no-paper");
    said.textContent = hint;
    said.hidden = false;
    this.holder.hidden = true;
    document.querySelector(".tools").hidden = true;
  }

  #tools() {
    const on = (id, deed) => document.getElementById(id).addEventListener("click", deed);
    on("page-before", () => this.show(this.page - 1));
    on("page-after", () => this.show(this.page + 1));
    on("smaller", () => this.step(-1));
    on("larger", () => this.step(1));
    on("fit", () => this.rescale(null));
    on("turn-left", () => this.rotate(-90));
    on("turn-right", () => this.rotate(90));
    for (const what of ["seals", "doubts"]) {
      on(what, (event) => {
        const isOn = event.currentTarget.getAttribute("aria-pressed") !== "true";
        event.currentTarget.setAttribute("aria-pressed", String(isOn));
        this.leaf.classList.toggle(`no-${what}`, !isOn);
      });
    }
    new ResizeObserver(() => { if (this.page && this.zoom === null) this.lay(); }).observe(this.desk);
  }
}

const later = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

export function classes(field) {
  if (field.row_state === "gone") return "gone";
  const isTyped = field.draft !== undefined && field.state !== "waits";
  return [isTyped ? "waits" : field.state, field.failed && "failed", field.contradicted && field.state === "read" && "contradicted"].filter(Boolean).join(" ");
}

function rectangle([x0, y0, x1, y1], kind, around) {
  return made("rect", {
    x: x0 - around, y: y0 - around, width: x1 - x0 + 2 * around, height: y1 - y0 + 2 * around, rx: 1, class: kind,
  });
}

function made(name, properties) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(properties)) element.setAttribute(key, value);
  return element;
}
