// Looks at the report within its frames as a reader would meet it, and writes one line a fault.
const DARK = location.hash === "#dark";
const faults = new Set();

addEventListener("load", () => {
  for (const frame of document.querySelectorAll("iframe")) {
    const width = frame.clientWidth;
    const tell = (kind, what) => faults.add(`${kind} at ${width}px: ${what}`);
    const doc = frame.contentDocument;
    // High enough that nothing has to be scrolled to.
    frame.height = doc.documentElement.scrollHeight + 100;
    if (frame.contentWindow.matchMedia("(prefers-color-scheme:dark)").matches !== DARK) tell("colour-scheme", "not as asked for");
    overflow(doc, width, tell);
    squeezed(doc, tell);
    structure(doc, tell);
    focus(doc, frame.contentWindow, tell);
    contrast(doc, frame.contentWindow, tell);
  }
  const said = document.createElement("pre");
  said.textContent = `<<<\n${[...faults].sort().join("\n")}\n>>>`;
  document.body.replaceChildren(said);
});

const shown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
const words = element => element.textContent.trim().replace(/\s+/g, " ").slice(0, 60);
const named = element => `<${element.localName}${element.id ? "#" + element.id : ""} ${element.getAttribute("class") ?? ""}> “${words(element)}”`;
const name = element => element.getAttribute("aria-label") || element.labels?.[0]?.textContent || words(element);

function overflow(doc, width, tell) {
  if (doc.documentElement.scrollWidth <= width) return;
  tell("overflow", `the page is ${doc.documentElement.scrollWidth}px wide`);
  for (const element of doc.body.querySelectorAll("*")) {
    const scrolled = element.parentElement.closest(".scroll,.nav,svg");
    if (!scrolled && shown(element) && element.getBoundingClientRect().right > width + 1) tell("overflow", named(element));
  }
}

// A word of ordinary length that is cut at the end of a line stands in too narrow a column.
function squeezed(doc, tell) {
  const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
  const range = doc.createRange();
  const lines = () => new Set([...range.getClientRects()].map(line => Math.round(line.top))).size;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("svg,title,style,script") || !shown(element)) continue;
    range.selectNodeContents(node);
    if (lines() < 2) continue;
    for (const word of node.data.matchAll(/\p{L}{2,14}/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (lines() > 1) {
        tell("squeezed", `${word[0]} in ${named(element)}`);
        break;
      }
    }
  }
}

function structure(doc, tell) {
  const all = selector => [...doc.querySelectorAll(selector)];
  if (!/^[a-z]{2}/.test(doc.documentElement.lang)) tell("language", "the document names none");
  if (!doc.title.trim()) tell("title", "the document has none");
  for (const landmark of ["main", "nav[aria-label]", "h1"]) {
    if (all(landmark).filter(shown).length !== 1) tell("landmark", `${all(landmark).length} × ${landmark}`);
  }
  let level = 0;
  for (const heading of all("h1,h2,h3,h4,h5,h6").filter(shown)) {
    const own = Number(heading.localName[1]);
    if (own > level + 1) tell("heading", `h${level} is followed by ${named(heading)}`);
    if (!words(heading)) tell("heading", "one is empty");
    level = own;
  }
  const ids = all("[id]").map(element => element.id);
  ids.filter((id, at) => ids.indexOf(id) !== at).forEach(id => tell("id", `“${id}” stands twice`));
  all('a[href^="#"]').filter(link => !doc.getElementById(link.hash.slice(1))).forEach(link => tell("link", `leads nowhere: ${link.hash}`));
  for (const table of all("table")) {
    if (!table.querySelector("th")) tell("table", `no heads in ${named(table)}`);
    table.querySelectorAll("th:not([scope])").forEach(th => tell("table", `no scope on ${named(th)}`));
    for (const row of table.tBodies[0]?.rows ?? []) {
      const cells = [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
      const heads = [...(table.tHead?.rows[0]?.cells ?? [])].reduce((sum, cell) => sum + cell.colSpan, 0);
      if (heads && cells !== heads) tell("table", `${cells} cells under ${heads} heads in ${named(table)}`);
    }
  }
  for (const svg of all("svg")) {
    const alternative = svg.getAttribute("aria-label") || svg.querySelector(":scope>title")?.textContent;
    if (svg.getAttribute("aria-hidden") !== "true" && !(svg.getAttribute("role") === "img" && alternative)) tell("picture", `no name on ${svg.outerHTML.slice(0, 90)}`);
  }
  all("img:not([alt])").forEach(image => tell("picture", `no name on ${image.outerHTML.slice(0, 60)}`));
  all("ul,ol").forEach(list => [...list.children].filter(child => child.localName !== "li").forEach(child => tell("list", named(child))));
  all("dl>*").filter(child => !["div", "dt", "dd"].includes(child.localName) || (child.localName === "div" && !child.querySelector("dt"))).forEach(child => tell("list", `no term in ${named(child)}`));
}

function focus(doc, view, tell) {
  const stops = [...doc.querySelectorAll("a[href],summary,input,button,[tabindex]")].filter(shown);
  if (!stops[0]?.matches(".skip")) tell("keyboard", "the first stop is not the skip link");
  let section, lowest = -Infinity;
  const radios = new Set();
  for (const stop of stops) {
    if (stop.tabIndex > 0) tell("keyboard", `an order of its own: ${named(stop)}`);
    if (!name(stop)) tell("keyboard", `no name: ${stop.outerHTML.slice(0, 90)}`);
    if (stop.type === "radio") {
      if (radios.has(stop.name) !== true && !doc.querySelector(`input[name="${stop.name}"]:checked`)) tell("keyboard", `nothing chosen: ${stop.name}`);
      radios.add(stop.name);
    }
    const own = stop.closest("section");
    if (own && own !== section) {
      const top = own.getBoundingClientRect().top;
      if (top < lowest) tell("keyboard", `the focus jumps upwards to ${named(own)}`);
      [section, lowest] = [own, top];
    }
    stop.focus({ focusVisible: true, preventScroll: true });
    const look = view.getComputedStyle(stop.type === "radio" ? stop.parentElement : stop);
    if (doc.activeElement !== stop) tell("keyboard", `cannot be reached: ${named(stop)}`);
    else if (look.outlineStyle === "none" || parseFloat(look.outlineWidth) < 2) tell("keyboard", `the focus is not seen on ${named(stop)}`);
    else if (ratio(rgba(look.outlineColor), ground(stop.parentElement, view)) < 3) tell("keyboard", `the focus is hardly seen on ${named(stop)}`);
    const box = (stop.labels?.[0] ?? stop).getBoundingClientRect();
    if (look.display !== "inline" && Math.min(box.width, box.height) < 24 && !stop.matches(".skip")) tell("target", `${Math.round(box.width)} × ${Math.round(box.height)}: ${named(stop)}`);
    stop.blur();
  }
  for (const element of doc.body.querySelectorAll("*")) {
    if (element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(view.getComputedStyle(element).overflowX) && shown(element)) {
      const reached = element.tabIndex === 0 || element.querySelector("a[href]");
      if (!reached || !(element.getAttribute("aria-label") || element.localName === "nav")) tell("keyboard", `scrolls but cannot be reached by its name: ${named(element)}`);
    }
  }
}

function contrast(doc, view, tell) {
  const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || ["title", "style", "script"].includes(element.localName) || !shown(element)) continue;
    const look = view.getComputedStyle(element);
    const drawn = element.closest("svg");
    const scale = drawn ? element.getScreenCTM().a || element.getScreenCTM().b : 1;
    const size = parseFloat(look.fontSize) * Math.abs(scale);
    if (size < 8) tell("size", `${size.toFixed(1)}px: “${node.data.trim().slice(0, 40)}” in ${drawn?.closest("figure")?.id ?? named(element.parentElement)}`);
    const backs = drawn ? behind(element, view) : [ground(element, view)];
    const ink = rgba(drawn ? look.fill : look.color);
    const least = size >= 24 || (size >= 18.66 && Number(look.fontWeight) >= 700) ? 3 : 4.5;
    for (const back of backs) {
      const found = ratio(over(ink, back), back);
      if (found < least) tell("contrast", `${found.toFixed(2)} of ${least}: “${node.data.trim().slice(0, 40)}” ${look.fill && drawn ? look.fill : look.color} on ${back.slice(0, 3).map(Math.round)} in ${element.closest("[id]")?.id}`);
    }
  }
}

// What lies under a drawing's text, at both ends and in the middle.
function behind(text, view) {
  const doc = text.ownerDocument;
  const scrolled = text.closest(".scroll");
  if (scrolled) scrolled.scrollLeft += text.getBoundingClientRect().left - scrolled.getBoundingClientRect().left - 40;
  const box = text.getBoundingClientRect();
  return [0.1, 0.5, 0.9].map(share => {
    const [x, y] = [box.left + box.width * share, box.top + box.height / 2];
    const stack = doc.elementsFromPoint(x, y);
    const shape = stack.find(e => e !== text && e.ownerSVGElement && !["g", "text", "svg"].includes(e.localName) && view.getComputedStyle(e).fill !== "none" && e.isPointInFill(local(e, x, y)));
    return shape ? rgba(view.getComputedStyle(shape).fill) : ground(text.closest("svg"), view);
  });
}

function local(shape, x, y) {
  return new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
}

function ground(element, view) {
  const layers = [];
  for (let at = element; at; at = at.parentElement) {
    const colour = rgba(view.getComputedStyle(at).backgroundColor);
    layers.push(colour);
    if (colour[3] === 1) break;
  }
  return layers.reduceRight((below, above) => over(above, below), [255, 255, 255, 1]);
}

const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
const known = new Map();

function rgba(colour) {
  if (!known.has(colour)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    known.set(colour, [r, g, b, a / 255]);
  }
  return known.get(colour);
}

function over([r, g, b, a], [R, G, B]) {
  return [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
}

function luminance([r, g, b]) {
  const linear = [r, g, b].map(c => c / 255).map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

// WCAG 2.2.
function ratio(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
