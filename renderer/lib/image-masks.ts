const svg = 'http://www.w3.org/2000/svg';

const number = (element: HTMLElement, name: string) => {
  const value = Number(element.dataset[name] ?? '0');
  return Number.isFinite(value) ? value : 0;
};

/** Positions are parts of the picture's width and height, 0 to 1. */
function shapeOf(mask: HTMLElement): SVGElement | null {
  const [left, top, rx, ry] = [number(mask, 'left'), number(mask, 'top'), number(mask, 'rx'), number(mask, 'ry')];
  const kind = mask.dataset['shape'] ?? '';
  const given: Record<string, Record<string, string | number>> = {
    rect: { x: left, y: top, width: number(mask, 'width'), height: number(mask, 'height') },
    ellipse: { cx: left + rx, cy: top + ry, rx, ry },
    polygon: { points: (mask.dataset['points'] ?? '').replace(/[^\d., -]/g, '') },
  };
  const attributes = Object.hasOwn(given, kind) ? given[kind] : undefined;
  if (!attributes) return null;
  const shape = document.createElementNS(svg, kind);
  for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, String(value));
  return shape;
}

/** Colours by the names the note type gives them, with those it starts out with behind. */
function colour(mask: HTMLElement): readonly [fill: string, stroke: string] | null {
  if (mask.classList.contains('cloze-highlight'))
    return ['var(--highlight-shape-color, transparent)', 'var(--active-shape-color, #ff8e8e)'];
  if (mask.classList.contains('cloze')) return ['var(--active-shape-color, #ff8e8e)', '#212121'];
  return mask.dataset['occludeinactive'] === '1' ? ['var(--inactive-shape-color, #ffeba2)', '#212121'] : null;
}

/** A label somebody wrote onto the picture; it is never hidden. */
function labelOf(mask: HTMLElement): HTMLElement {
  const label = document.createElement('span');
  label.className = 'kd-label';
  label.textContent = mask.dataset['text'] ?? '';
  label.style.left = `${number(mask, 'left') * 100}%`;
  label.style.top = `${number(mask, 'top') * 100}%`;
  return label;
}

/** Lays the masks of a picture over it; without them the front would show its answers. */
export function drawMasks(fragment: DocumentFragment): void {
  const masks = [...fragment.querySelectorAll<HTMLElement>('[data-shape]')];
  const image = fragment.querySelector('#image-occlusion-container img');
  if (masks.length === 0 || !image) return;
  const layer = document.createElementNS(svg, 'svg');
  layer.id = 'image-occlusion-canvas';
  layer.setAttribute('class', 'kd-masks');
  layer.setAttribute('viewBox', '0 0 1 1');
  layer.setAttribute('preserveAspectRatio', 'none');
  layer.setAttribute('aria-hidden', 'true');
  for (const mask of masks) {
    const shape = shapeOf(mask);
    const [fill, stroke] = colour(mask) ?? [];
    if (!shape || fill === undefined || stroke === undefined) continue;
    shape.style.fill = fill;
    shape.style.stroke = stroke;
    shape.setAttribute('vector-effect', 'non-scaling-stroke');
    layer.append(shape);
  }
  const frame = document.createElement('span');
  frame.className = 'kd-masked';
  image.replaceWith(frame);
  frame.append(image, layer, ...masks.filter(({ dataset }) => dataset['shape'] === 'text').map(labelOf));
}
