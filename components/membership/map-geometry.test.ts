import { geoCentroid, geoPath } from 'd3-geo';
import type { Feature, Point } from 'geojson';
import { expect, test } from 'vitest';
import { drawRegion, farOff, fit } from '#components/membership/map-geometry.ts';

const point = (lon: number, lat: number): Feature<Point> => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'Point', coordinates: [lon, lat] },
});
const region = ['398', '417', '762', '795', '860', '004', '031', '364', '586', '792'];

test('only what lies far from the middle is far off', () => {
  const near = [point(60, 40), point(65, 42), point(70, 38), point(55, 45), point(35, 39)];
  const shapes = new Map([...near.map((p, at) => [String(at), p] as const), ['far', point(12, 42)] as const]);
  expect([...farOff(shapes)]).toEqual(['far']);
});

test('nothing is far off among three', () => {
  expect(
    farOff(
      new Map([
        ['a', point(0, 0)],
        ['b', point(90, 0)],
        ['c', point(170, 0)],
      ]),
    ).size,
  ).toBe(0);
});

test('the region is fitted to the width, with its padding', () => {
  const core = { type: 'FeatureCollection' as const, features: [point(50, 40), point(80, 45), point(65, 30)] };
  const { projection, height } = fit(core, 640, 20);
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(core);
  expect(left).toBeCloseTo(20, 0);
  expect(right).toBeCloseTo(620, 0);
  expect(top).toBeCloseTo(20, 0);
  expect(bottom).toBeCloseTo(height - 20, 0);
  expect(geoCentroid(core)[0]).toBeGreaterThan(50);
});

test('every participant near is labelled inside the frame, the far one in an inset', () => {
  const drawing = drawRegion([...region, '380']);
  expect(drawing?.insets.map((inset) => inset.code)).toEqual(['380']);
  const labelled = drawing?.places.filter((place) => place.inFrame) ?? [];
  expect(labelled.map((place) => place.code).sort()).toEqual([...region].sort());
  for (const { x, y } of labelled) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(drawing?.width ?? 0);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(drawing?.height ?? 0);
  }
});

test('what the atlas does not draw is named', () => {
  expect(drawRegion([...region, '492'])?.undrawn).toEqual(['492']);
  expect(drawRegion(['492'])).toBeNull();
});

test('the drawing stays small', () => {
  expect(JSON.stringify(drawRegion([...region, '380'])).length).toBeLessThan(16_000);
});
