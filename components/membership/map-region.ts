import { geoArea, geoCentroid } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';

export type Land = Feature<Polygon | MultiPolygon>;
type Vector = readonly [number, number, number];

const earth = 6371;
const vectorOf = ([lon = 0, lat = 0]: Position): Vector => {
  const [a, b] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
  return [Math.cos(b) * Math.cos(a), Math.cos(b) * Math.sin(a), Math.sin(b)];
};
const kilometres = (cosine: number): number => Math.acos(Math.min(1, Math.max(-1, cosine))) * earth;

/** The least distance between two outlines, in kilometres. */
function apart(a: readonly Vector[], b: readonly Vector[]): number {
  let most = -1;
  for (const [x, y, z] of a) for (const [u, v, w] of b) most = Math.max(most, x * u + y * v + z * w);
  return kilometres(most);
}

const outline = (polygon: Position[][]): Vector[] => (polygon[0] ?? []).map(vectorOf);
/** At most so many points of an outline: distances of hundreds of kilometres need no more. */
const some = (points: readonly Vector[], most = 40): Vector[] => {
  const every = Math.ceil(points.length / most);
  return points.filter((_, at) => at % every === 0);
};

export const polygonsOf = ({ geometry }: Land): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

export const landOf = (polygons: Position[][][]): Land => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'MultiPolygon', coordinates: polygons },
});

/**
 * What is not of a State's main territory, in kilometres from its largest part: French Guiana of France, Svalbard of Norway. What is nearly as
 * large as that part may lie further off: the two parts of Malaysia.
 */
const [overseas, farSide] = [500, 1500];

/** The main territory of a State: its largest part, and what lies near that. */
export function mainTerritory(land: Land): Land {
  const parts = polygonsOf(land)
    .map((polygon) => ({ polygon, area: geoArea(landOf([polygon])), points: some(outline(polygon), 120) }))
    .sort((a, b) => b.area - a.area);
  const [largest] = parts;
  if (!largest) return land;
  return landOf(
    parts
      .filter(
        (part) =>
          part === largest ||
          apart(part.points, largest.points) < (part.area > largest.area * 0.4 ? farSide : overseas),
      )
      .map(({ polygon }) => polygon),
  );
}

/** What lies further than this from all of a group is not of the group: New Zealand is of Australia's, Canada not of Europe's. */
const reach = 1750;

/**
 * Which lands make the region that a map is to show: the largest group of those that lie near each other, and every other group of three
 * or more. One that alone would make all the others half as large is left to the edge: Russia of a region in Europe.
 * Takes main territories by code; gives codes.
 */
export function regionOf(lands: ReadonlyMap<string, Land>): Set<string> {
  const members = [...lands].map(([code, land]) => ({ code, points: some(polygonsOf(land).flatMap(outline)) }));
  const groups: (typeof members)[] = [];
  for (const member of members) {
    const near = groups.filter((group) => group.some((other) => apart(member.points, other.points) < reach));
    const rest = groups.filter((group) => !near.includes(group));
    groups.splice(0, groups.length, ...rest, [member, ...near.flat()]);
  }
  const most = Math.max(0, ...groups.map(({ length }) => length));
  const isScattered = most * 2 < members.length || members.length < 4;
  const core = groups.filter(({ length }) => isScattered || length === most || length >= 3).flat();
  return new Set(
    withoutGiants(
      core.map(({ code }) => code),
      lands,
    ),
  );
}

type Box = { left: number; top: number; right: number; bottom: number };
const boxOf = (boxes: readonly Box[]): Box => ({
  left: Math.min(...boxes.map(({ left }) => left)),
  top: Math.min(...boxes.map(({ top }) => top)),
  right: Math.max(...boxes.map(({ right }) => right)),
  bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
});
const extent = ({ left, top, right, bottom }: Box): number => (right - left) * (bottom - top);

function withoutGiants(codes: readonly string[], lands: ReadonlyMap<string, Land>): string[] {
  if (codes.length < 6) return [...codes];
  const [lon, lat] = middleOf(codes, lands);
  const project = azimuthal(lon, lat);
  const boxes = new Map(
    codes.map((code) => {
      const land = lands.get(code);
      const points = (land ? polygonsOf(land).flatMap((polygon) => polygon[0] ?? []) : []).map(project);
      return [code, boxOf(points.map(([x, y]) => ({ left: x, top: y, right: x, bottom: y })))];
    }),
  );
  for (let left = 3; left > 0; left--) {
    const whole = extent(boxOf([...boxes.values()]));
    const rest = [...boxes.keys()].map((code) => ({
      code,
      share: extent(boxOf([...boxes].filter(([other]) => other !== code).map(([, box]) => box))) / whole,
    }));
    const [giant] = rest.sort((a, b) => a.share - b.share);
    if (!giant || giant.share > 0.5) break;
    boxes.delete(giant.code);
  }
  return [...boxes.keys()];
}

/** The middle of the lands, each counted alike whatever its size. */
export function middleOf(codes: readonly string[], lands: ReadonlyMap<string, Land>): [number, number] {
  const sum = [0, 0, 0];
  for (const code of codes) {
    const land = lands.get(code);
    if (land) for (const [at, part] of vectorOf(geoCentroid(land)).entries()) sum[at] = (sum[at] ?? 0) + part;
  }
  const [x = 1, y = 0, z = 0] = sum;
  return [(Math.atan2(y, x) * 180) / Math.PI, (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI];
}

/** Lambert's azimuthal equal-area projection about a point, of the sphere of radius one. */
function azimuthal(lon: number, lat: number): (at: Position) => [number, number] {
  const phi = (lat * Math.PI) / 180;
  return ([longitude = 0, latitude = 0]) => {
    const [l, p] = [((longitude - lon) * Math.PI) / 180, (latitude * Math.PI) / 180];
    const cosine = Math.sin(phi) * Math.sin(p) + Math.cos(phi) * Math.cos(p) * Math.cos(l);
    const k = Math.sqrt(2 / Math.max(1e-6, 1 + cosine));
    return [
      k * Math.cos(p) * Math.sin(l),
      -k * (Math.cos(phi) * Math.sin(p) - Math.sin(phi) * Math.cos(p) * Math.cos(l)),
    ];
  };
}
