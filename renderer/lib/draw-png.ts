const svgNamespace = 'http://www.w3.org/2000/svg';
/** What of the page's styles a drawing shows. */
const drawn = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-size', 'font-weight', 'text-anchor'];
const scale = 2;
const margin = 16;
const titleHeight = 28;

/** A drawing of the page as a PNG in base64, at twice its size, on the page's paper and under a title. */
export async function drawPng(svg: SVGSVGElement, title: string): Promise<string> {
  const { width, height } = svg.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(svg, width, height))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil((width + 2 * margin) * scale);
  canvas.height = Math.ceil((height + 2 * margin + titleHeight) * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is nothing to draw on.');
  const { backgroundColor, color, fontFamily } = getComputedStyle(document.body);
  context.scale(scale, scale);
  context.fillStyle = backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = color;
  context.font = `600 15px ${fontFamily}`;
  context.textBaseline = 'top';
  context.fillText(title, margin, margin, width);
  context.drawImage(image, margin, margin + titleHeight, width, height);
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}

/** The drawing with what the page's styles make of it written into it. */
function standalone(svg: SVGSVGElement, width: number, height: number): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', svgNamespace);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const originals = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll<SVGElement>('*')].forEach((element, index) => {
    const original = originals[index];
    if (!original) return;
    const style = getComputedStyle(original);
    element.setAttribute('style', drawn.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';') + ';font-family:sans-serif');
  });
  return new XMLSerializer().serializeToString(copy);
}
