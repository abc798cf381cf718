import { type GeoProjection, geoAzimuthalEqualArea, geoContains, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection } from 'geojson';
import { LRUCache } from 'lru-cache';
import { feature, merge, mesh } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json' with { type: 'json' };
import { type Land, landOf, mainTerritory, middleOf, polygonsOf, regionOf } from '#components/membership/map-region.ts';

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

function shapeOf(geometry: Polygon | MultiPolygon): Land {
  const shape = feature(world, geometry);
  if (shape.type !== 'Feature' || !isLand(shape)) throw new Error('a single shape is one land');
  return shape;
}
function isLand(shape: Feature): shape is Land {
  return shape.geometry.type === 'Polygon' || shape.geometry.type === 'MultiPolygon';
}

/** A participant within the frame: its outline, and the largest part of it that is seen, where a label may stand. */
export type Place = {
  code: string;
  d: string;
  x: number;
  y: number;
  width: number;
  height: number;
  area: number;
  holds: (x: number, y: number) => boolean;
};
export type Inset = { code: string; d: string; x: number; y: number };
export type Drawing = {
  width: number;
  /** Of the map; the insets stand below it. */
  mapHeight: number;
  height: number;
  /** Land that is no participant's, and the borders within it. */
  land: string;
  borders: string;
  places: Place[];
  /** Participants of which the frame shows nothing, each drawn by itself in a square of `insetSize` below the map, at x and y. */
  insets: Inset[];
  insetSize: number;
  /** Codes that the atlas does not draw (too small at its scale). */
  undrawn: string[];
};

/** Fits an equal-area projection of `core`, about `middle`, into `width` and `most` high; gives it with the height that it takes. */
export function fit(
  core: FeatureCollection,
  [lon, lat]: readonly [number, number],
  [width, most]: readonly [number, number],
  padding: number,
): { projection: GeoProjection; height: number } {
  const projection = geoAzimuthalEqualArea().rotate([-lon, -lat]);
  projection.fitExtent(
    [
      [padding, padding],
      [width - padding, most - padding],
    ],
    core,
  );
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(core);
  const [x, y] = projection.translate();
  projection.translate([x + (width - left - right) / 2, y - top + padding]);
  return { projection, height: Math.round(bottom - top + 2 * padding) };
}

const insetSize = 72;
const gap = 8;

// A drawing depends on nothing but its codes and width, and takes some 50 ms: the last few are kept.
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
  const main = new Map([...wanted].map(([code, land]) => [code, mainTerritory(land)] as const));
  const core = [...regionOf(main)];
  const features = core.flatMap((code) => main.get(code) ?? []);
  const { projection, height } = fit(
    { type: 'FeatureCollection', features },
    middleOf(core, main),
    [width, 1.2 * width],
    24,
  );
  projection.clipExtent([
    [-2, -2],
    [width + 2, height + 2],
  ]);
  const path = geoPath(projection).digits(1);
  const ground = geoPath(projection).digits(0);
  const others = shapes.filter((g) => !wanted.has(String(g.id)));
  const places = [...wanted].flatMap(([code, land]) => placeOf(code, land, projection));
  const seen = new Set(places.map(({ code }) => code));
  const outside = [...main].filter(([code]) => !seen.has(code));
  const inRow = Math.floor((width - gap) / (insetSize + gap));
  return {
    width,
    mapHeight: height,
    height: height + Math.ceil(outside.length / inRow) * (insetSize + gap),
    land: ground(merge(world, others)) ?? '',
    borders: ground(mesh(world, { type: 'GeometryCollection', geometries: others }, (a, b) => a !== b)) ?? '',
    places: places.map((place) => ({ ...place, d: path(wanted.get(place.code) ?? landOf([])) ?? '' })),
    insets: outside.map(([code, land], at) => ({
      code,
      d: insetOf(land),
      x: gap + (at % inRow) * (insetSize + gap),
      y: height + gap + Math.floor(at / inRow) * (insetSize + gap),
    })),
    insetSize,
    undrawn: codes.filter((code) => !byCode.has(code)),
  };
}

const pick = (code: string) => {
  const shape = byCode.get(code);
  return shape ? [[code, shape] as const] : [];
};

/** Where a land is seen in the frame, by the largest part of it that is; nothing where none is. */
function placeOf(code: string, land: Land, projection: GeoProjection): Omit<Place, 'd'>[] {
  const path = geoPath(projection);
  const parts = polygonsOf(land).map((polygon) => ({ part: landOf([polygon]), area: path.area(landOf([polygon])) }));
  const largest = parts.reduce<(typeof parts)[number] | null>(
    (best, next) => (next.area > (best?.area ?? 0) ? next : best),
    null,
  );
  if (!largest) return [];
  const [x, y] = path.centroid(largest.part);
  const [[left, top], [right, bottom]] = path.bounds(largest.part);
  const holds = (px: number, py: number) => {
    const at = projection.invert?.([px, py]);
    return at !== null && at !== undefined && geoContains(land, at);
  };
  return [{ code, x: round(x), y: round(y), width: right - left, height: bottom - top, area: largest.area, holds }];
}
const round = (n: number) => (Number.isFinite(n) ? Math.round(n) : 0);

function insetOf(land: Land): string {
  const core: FeatureCollection = { type: 'FeatureCollection', features: [land] };
  const { projection, height } = fit(core, middleOf(['it'], new Map([['it', land]])), [insetSize, insetSize], 8);
  const [x, y] = projection.translate();
  projection.translate([x, y + (insetSize - height) / 2]);
  return geoPath(projection).digits(1)(land) ?? '';
}
