/** Cut-outs of pages, drawn by the browser from the picture that it has. */

/** Points of paper shown round a value. */
const AROUND = 5;
/** Pixels a point, at most: a value of one line is then as tall as three lines of the page. */
const MOST_ZOOM = 3;
/** Points above and below a doubtful character that a cut-out of long prose shows. */
const NEAR = 15;

/** Draw the places of a field below each other into `holder`; `marks` get a red frame. */
export function drawField(holder, paper, field) {
  const wide = holder.clientWidth - 10;
  const canvases = strips(field).map(([page, box]) => {
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `纸面上的“${field.label}”`);
    const around = grown(box, AROUND);
    const tallest = field.sort === "prose" ? 96 : 84;
    const zoom = Math.min(MOST_ZOOM, wide / (around[2] - around[0]), Math.max(0.9, tallest / (around[3] - around[1])));
    draw(canvas, paper, page, around, zoom, field.marks.filter((mark) => mark[0] === page));
    return canvas;
  });
  holder.replaceChildren(...canvases);
}

/** Draw a seal into a square canvas. */
export function drawSeal(canvas, paper, seal) {
  const [x0, y0, x1, y1] = grown(seal.box, 3);
  const side = Math.max(x1 - x0, y1 - y0);
  const [x, y] = [(x0 + x1 - side) / 2, (y0 + y1 - side) / 2];
  draw(canvas, paper, seal.page, [x, y, x + side, y + side], 64 / side, []);
}

/** Of a long text with a doubtful character the lines beside it, else all its places. */
function strips(field) {
  const places = field.boxes.map(([page, ...box]) => [page, box]);
  if (field.sort !== "prose" || !field.marks.length) return places.slice(0, 3);
  return field.marks.slice(0, 2).map(([page, , top, , bottom]) => {
    const [, box] = places.find(([on, [, y0, , y1]]) => on === page && y0 <= bottom && top <= y1) ?? places[0];
    return [page, [box[0], Math.max(box[1], top - NEAR), box[2], Math.min(box[3], bottom + NEAR)]];
  });
}

function grown([x0, y0, x1, y1], by) {
  return [x0 - by, y0 - by, x1 + by, y1 + by];
}

function draw(canvas, paper, page, box, zoom, marks) {
  const [x0, y0, x1, y1] = box;
  const dense = window.devicePixelRatio || 1;
  const [wide, tall] = [(x1 - x0) * zoom, (y1 - y0) * zoom];
  canvas.width = Math.max(1, Math.round(wide * dense));
  canvas.height = Math.max(1, Math.round(tall * dense));
  canvas.style.width = `${wide}px`;
  canvas.style.height = `${tall}px`;
  paper.picture(page).then((image) => {
    const size = paper.size(page);
    const [across, down] = [image.naturalWidth / size.width, image.naturalHeight / size.height];
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.imageSmoothingQuality = "high";
    pen.drawImage(image, x0 * across, y0 * down, (x1 - x0) * across, (y1 - y0) * down, 0, 0, canvas.width, canvas.height);
    pen.strokeStyle = "#d93025";
    pen.lineWidth = 1.5 * dense;
    for (const [, left, top, right, bottom] of marks) {
      const [x, y] = [(left - x0 - 1) * zoom * dense, (top - y0 - 1) * zoom * dense];
      pen.strokeRect(x, y, (right - left + 2) * zoom * dense, (bottom - top + 2) * zoom * dense);
    }
  }, () => {});
}
