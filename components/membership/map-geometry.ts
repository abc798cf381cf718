import { type GeoProjection, geoCentroid, geoConicEqualArea, geoDistance, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { LRUCache } from 'lru-cache';
import { feature, merge, mesh } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json' with { type: 'json' };

type World = Topology<{ countries: GeometryCollection }>;
// The JSON's inferred type is wider than a topology's; the file is pinned, so that its outline is proof enough.
const isWorld = (value: object): value is World => 'objects' in value && 'arcs' in value;

function readWorld(value: object): World {
  if (!isWorld(value)) throw new Error('world-atlas/countries-110m.json is no topology');
  return value;
}

const world = readWorld(atlas);
const shapes = world.objects.countries.geometries.filter(
  (g): g is Polygon | MultiPolygon => g.type === 'Polygon' || g.type === 'MultiPolygon',
);
const byCode = new Map(shapes.map((g) => [String(g.id), shapeOf(g)] as const));

function shapeOf(geometry: Polygon | MultiPolygon): Feature<Geometry> {
  const shape = feature(world, geometry);
  if (shape.type !== 'Feature') throw new Error('a single shape is one feature');
  return shape;
}

export type Place = { code: string; d: string; x: number; y: number; inFrame: boolean };
export type Inset = { code: string; d: string; x: number; y: number };
export type Drawing = {
  width: number;
  height: number;
  /** Land that is no participant's, and the borders within it. */
  land: string;
  borders: string;
  places: Place[];
  /** Participants that lie outside the frame, each drawn by itself within a square of `insetSize`. */
  insets: Inset[];
  insetSize: number;
  /** Codes that the atlas does not draw (too small at its scale). */
  undrawn: string[];
};

/**
 * Which of the shapes lie far from the others: further from the middlemost one than three times the median distance.
 * Takes and gives M49 codes; with fewer than four shapes none is far.
 */
export function farOff(shapesByCode: ReadonlyMap<string, Feature<Geometry>>): Set<string> {
  const centres = [...shapesByCode].map(([code, shape]) => ({ code, centre: geoCentroid(shape) }));
  if (centres.length < 4) return new Set();
  const measured = centres.map((from) => ({
    ...from,
    distances: centres.map((to) => geoDistance(from.centre, to.centre)).sort((a, b) => a - b),
  }));
  const median = (list: readonly number[]) => list[Math.floor(list.length / 2)] ?? 0;
  const middle = measured.reduce((best, next) => (median(next.distances) < median(best.distances) ? next : best));
  const limit = 3 * median(middle.distances);
  return new Set(centres.filter((c) => geoDistance(middle.centre, c.centre) > limit).map((c) => c.code));
}

/** Fits a conic equal-area projection of `core` into `width`; gives it with the height that it takes. */
export function fit(
  core: FeatureCollection,
  width: number,
  padding: number,
): { projection: GeoProjection; height: number } {
  const [lon, lat] = geoCentroid(core);
  const spread = Math.min(12, Math.abs(lat) / 2 + 4);
  const projection = geoConicEqualArea()
    .parallels([lat - spread, lat + spread])
    .rotate([-lon, 0])
    .center([0, lat])
    .fitWidth(width - 2 * padding, core);
  const [[left, top], [, bottom]] = geoPath(projection).bounds(core);
  const [x, y] = projection.translate();
  projection.translate([x - left + padding, y - top + padding]);
  return { projection, height: Math.round(bottom - top + 2 * padding) };
}

const insetSize = 72;

// A drawing depends on nothing but its codes and width, and takes some 20 ms: the last few are kept.
const drawn = new LRUCache<string, Drawing>({ max: 32 });

/** The region around the participants with these M49 codes, `width` units wide; null when the atlas draws none of them. */
export function region(codes: readonly string[], width = 640): Drawing | null {
  const key = `${width} ${[...codes].sort().join(' ')}`;
  const kept = drawn.get(key);
  if (kept) return kept;
  const drawing = drawRegion(codes, width);
  if (drawing) drawn.set(key, drawing);
  return drawing;
}

/** Draws what `region` gives. */
export function drawRegion(codes: readonly string[], width = 640): Drawing | null {
  const wanted = new Map(codes.flatMap((code) => pick(code)));
  if (wanted.size === 0) return null;
  const far = farOff(wanted);
  const core: FeatureCollection = {
    type: 'FeatureCollection',
    features: [...wanted].filter(([code]) => !far.has(code)).map(([, shape]) => shape),
  };
  const { projection, height } = fit(core, width, 28);
  projection.clipExtent([
    [-2, -2],
    [width + 2, height + 2],
  ]);
  const path = geoPath(projection).digits(1);
  const ground = geoPath(projection).digits(0);
  const others = shapes.filter((g) => !wanted.has(String(g.id)));
  const places = [...wanted].map(([code, shape]) => {
    const [x, y] = path.centroid(shape);
    const inFrame = Number.isFinite(x) && Number.isFinite(y) && !far.has(code);
    return { code, d: path(shape) ?? '', x: round(x), y: round(y), inFrame };
  });
  return {
    width,
    height,
    land: ground(merge(world, others)) ?? '',
    borders: ground(mesh(world, { type: 'GeometryCollection', geometries: others }, (a, b) => a !== b)) ?? '',
    places: places.filter((place) => place.d !== ''),
    insets: [...wanted].filter(([code]) => far.has(code)).map(([code, shape]) => inset(code, shape)),
    insetSize,
    undrawn: codes.filter((code) => !byCode.has(code)),
  };
}

const pick = (code: string) => {
  const shape = byCode.get(code);
  return shape ? [[code, shape] as const] : [];
};
const round = (n: number) => (Number.isFinite(n) ? Math.round(n) : 0);

function inset(code: string, shape: Feature<Geometry>): Inset {
  const { projection, height } = fit({ type: 'FeatureCollection', features: [shape] }, insetSize, 8);
  if (height > insetSize)
    projection.fitExtent(
      [
        [8, 8],
        [insetSize - 8, insetSize - 8],
      ],
      shape,
    );
  else {
    const [x, y] = projection.translate();
    projection.translate([x, y + (insetSize - height) / 2]);
  }
  const path = geoPath(projection).digits(1);
  const [x, y] = path.centroid(shape);
  return { code, d: path(shape) ?? '', x: round(x), y: round(y) };
}
