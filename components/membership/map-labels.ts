/** A shape that wants a label: where it is seen, how large that is, and whether a point of the drawing lies in it. */
export type Labelled = {
  code: string;
  iso3: string;
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
  area: number;
  /** Is put down before the others: the Chair. */
  first: boolean;
  holds: (x: number, y: number) => boolean;
};
export type Label = { code: string; text: string; x: number; y: number; inside: boolean };

// In parts of the letters' size: how wide a letter of the portal's face is at most on average, and how high a line.
const [capital, small, line] = [0.72, 0.6, 1.05];

/**
 * Puts down the labels that find room, letters of `size` in a drawing `width` by `height`: the name where it stands whole within its
 * shape, else the alpha-3 code where it touches no other label and its shape is not lost beneath it; else none.
 */
export function labelsOf(
  shapes: readonly Labelled[],
  size: number,
  [width, height]: readonly [number, number],
): Label[] {
  const placed: { x: number; y: number; w: number; h: number }[] = [];
  const put = (shape: Labelled, text: string, each: number): Label | null => {
    const [w, h] = [text.length * each * size, line * size];
    const { x, y } = shape;
    const isFree = placed.every((o) => Math.abs(o.x - x) > (o.w + w) / 2 + 1 || Math.abs(o.y - y) > (o.h + h) / 2);
    if (!isFree || x - w / 2 < 2 || x + w / 2 > width - 2 || y - h / 2 < 2 || y + h / 2 > height - 2) return null;
    const [dx, dy] = [w / 2, h * 0.35];
    const corners = [
      [-dx, -dy],
      [dx, -dy],
      [-dx, dy],
      [dx, dy],
    ] as const;
    const inside = corners.every(([a, b]) => shape.holds(x + a, y + b));
    if (text !== shape.iso3 && !inside) return null;
    if (text === shape.iso3 && !inside && (shape.width < w * 0.5 || shape.height < h * 0.6)) return null;
    placed.push({ x, y, w, h });
    return { code: shape.code, text, x, y, inside };
  };
  return shapes
    .toSorted((a, b) => Number(b.first) - Number(a.first) || b.area - a.area)
    .flatMap((shape) => put(shape, shape.name, small) ?? put(shape, shape.iso3, capital) ?? []);
}
