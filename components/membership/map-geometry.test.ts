import { geoPath } from 'd3-geo';
import type { Feature, Point } from 'geojson';
import { expect, test } from 'vitest';
import { drawRegion, fit } from '#components/membership/map-geometry.ts';
import { type Labelled, labelsOf } from '#components/membership/map-labels.ts';

const point = (lon: number, lat: number): Feature<Point> => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'Point', coordinates: [lon, lat] },
});
const region = ['398', '417', '762', '795', '860', '004', '031', '364', '586', '792'];
// Regions as processes have them, by M49 codes: from Lisbon to Islamabad; around the Horn of Africa and Europe; from Kabul to Wellington.
const silkRoutes = [
  ...region,
  ...['620', '724', '250', '276', '040', '348', '616', '642', '100', '804', '643', '368', '756', '528', '056', '442'],
];
const horn = [
  '231',
  '232',
  '729',
  '728',
  '706',
  '262',
  '404',
  '800',
  '818',
  '434',
  '788',
  '380',
  '250',
  '276',
  '724',
  '620',
  '578',
  '752',
  '300',
  '528',
];
// Around the Gulf of Guinea and Europe, as a process between West Africa and the north has them.
const guinea = [
  '504',
  '686',
  '466',
  '566',
  '288',
  '384',
  '120',
  '266',
  '178',
  '724',
  '250',
  '380',
  '620',
  '056',
  '276',
];
const bay = ['004', '586', '356', '050', '144', '104', '764', '704', '360', '458', '608', '036', '554', '840', '124'];

/** The parts of the drawing that the places take, in its units. */
const extent = (codes: string[]) => {
  const drawing = drawRegion(codes);
  if (!drawing) throw new Error('nothing was drawn');
  return { drawing, seen: new Map(drawing.places.map((place) => [place.code, place])) };
};

test('the region is fitted to the frame, with its padding', () => {
  const core = { type: 'FeatureCollection' as const, features: [point(50, 40), point(80, 45), point(65, 30)] };
  const { projection, height } = fit(core, [65, 38], [640, 640], 20);
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(core);
  expect(left).toBeCloseTo(20, 0);
  expect(right).toBeCloseTo(620, 0);
  expect(top).toBeCloseTo(20, 0);
  expect(bottom).toBeCloseTo(height - 20, 0);
});

test.each([
  ['Central and West Asia', region],
  ['from Lisbon to Islamabad', silkRoutes],
  ['the Horn of Africa and Europe', horn],
  ['the Gulf of Guinea and Europe', guinea],
])('%s: every participant is seen within the frame, none in an inset', (_name, codes) => {
  const { drawing, seen } = extent(codes);
  expect(drawing.insets).toEqual([]);
  expect([...seen.keys()].sort()).toEqual([...codes].sort());
  for (const { x, y } of seen.values()) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(drawing.width);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(drawing.mapHeight);
  }
});

test('two clusters stand in one frame; what is an ocean away stands below the map, over nothing', () => {
  const { drawing, seen } = extent(bay);
  expect(drawing.insets.map(({ code }) => code).sort()).toEqual(['124', '840']);
  for (const inset of drawing.insets) {
    expect(inset.y).toBeGreaterThanOrEqual(drawing.mapHeight);
    expect(inset.y + drawing.insetSize).toBeLessThanOrEqual(drawing.height);
  }
  expect(seen.get('036')?.width).toBeGreaterThan(drawing.width / 6);
});

test('overseas parts and one giant State do not widen the frame', () => {
  const without = extent(silkRoutes.filter((code) => code !== '643' && code !== '250'));
  const whole = extent(silkRoutes);
  const france = whole.seen.get('250');
  expect(france?.width).toBeLessThan(whole.drawing.width / 5);
  const width = (one: ReturnType<typeof extent>) => one.seen.get('792')?.width ?? 0;
  expect(width(whole) / width(without)).toBeGreaterThan(0.9);
});

test('what the atlas does not draw is named', () => {
  expect(drawRegion([...region, '492'])?.undrawn).toEqual(['492']);
  expect(drawRegion(['492'])).toBeNull();
});

test('the drawing stays small', () => {
  expect(JSON.stringify(drawRegion([...region, '380'])).length).toBeLessThan(18_000);
});

const square = (code: string, x: number, y: number, side: number): Labelled => ({
  code,
  iso3: code,
  name: `State of ${code}`,
  x,
  y,
  width: side,
  height: side,
  area: side * side,
  first: false,
  holds: (px, py) => Math.abs(px - x) < side / 2 && Math.abs(py - y) < side / 2,
});

test('a name stands where it has room, a code where that has, and no label lies on another', () => {
  const shapes = [
    square('AAA', 150, 150, 200),
    square('BBB', 300, 150, 50),
    square('CCC', 320, 155, 30),
    square('DDD', 400, 150, 4),
  ];
  expect(labelsOf(shapes, 13, [500, 300]).map(({ text }) => text)).toEqual(['State of AAA', 'BBB']);
  const chair = shapes.map((shape) => ({ ...shape, first: shape.code === 'CCC' }));
  expect(labelsOf(chair, 13, [500, 300]).map(({ text }) => text)).toEqual(['CCC', 'State of AAA']);
});

test.each([13, 22])('labels of a crowded region do not collide at %i units', (size) => {
  const { drawing } = extent(silkRoutes);
  const shapes = drawing.places.map((place) => ({
    ...place,
    iso3: place.code,
    name: `State ${place.code}`,
    first: false,
  }));
  const labels = labelsOf(shapes, size, [drawing.width, drawing.mapHeight]);
  expect(labels.length).toBeGreaterThan(8);
  for (const [at, a] of labels.entries())
    for (const b of labels.slice(at + 1))
      expect(Math.abs(a.y - b.y) > size || Math.abs(a.x - b.x) > size * 2).toBe(true);
});
