type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** Text of a card that is looked at; what follows is like it. */
const mostTexts = 300;
/** Below it text can't be made out; WCAG asks 3 of large text. */
const leastContrast = 3;

/** Colours come in every notation of CSS; painting one tells what it is. */
function colourReader(): (css: string) => Colour {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const known = new Map<string, Colour>();
  return (css) => {
    const before = known.get(css);
    if (before) return before;
    if (!context) return [0, 0, 0, 0];
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    const colour: Colour = [red, green, blue, alpha / 255];
    known.set(css, colour);
    return colour;
  };
}

/** Relative luminance, WCAG 2.2. */
function luminance([red, green, blue]: Colour): number {
  const part = (value: number) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
}

function contrast(a: Colour, b: Colour): number {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function parentOf(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** Share of the characters shown in an element that can't be told from what is behind them, 0 to 1. Pictures behind text don't count. */
export function unreadableShare(shown: Element): number {
  const read = colourReader();
  const behind = (element: Element): Colour => {
    for (let each: Element | null = element; each; each = parentOf(each)) {
      const colour = read(getComputedStyle(each).backgroundColor);
      if (colour[3] > 0.5) return colour;
    }
    return [255, 255, 255, 1];
  };
  const texts = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
  let [all, lost] = [0, 0];
  for (let count = 0; count < mostTexts && texts.nextNode(); count++) {
    const text = texts.currentNode;
    const length = text.textContent?.trim().length ?? 0;
    const element = text.parentElement;
    if (length === 0 || !element?.checkVisibility()) continue;
    all += length;
    if (contrast(read(getComputedStyle(element).color), behind(element)) < leastContrast) lost += length;
  }
  return all === 0 ? 0 : lost / all;
}
