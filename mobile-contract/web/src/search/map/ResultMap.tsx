import { SearchApi, type MapFeature, type MapResult } from '@client';
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { asFailure, isAbort, using, type Failure } from '../../api/client';
import { count } from '../../format/words';
import { having } from '../../shell/address';
import { go, href, replace } from '../../shell/router';
import { readSettings } from '../../shell/settings';
import { Icon } from '../../ui/Icon';
import { Failed } from '../../ui/Loaded';
import { announce } from '../../ui/notices';
import type { MapProps } from '../MapLater';
import { sheet } from '../offer';
import { request } from '../query';
import { grouped, type Group } from './grouping';
import './map.css';

/** Metropolitan France, when the results do not say where to look. */
const FRANCE = L.latLngBounds([41.3, -5.2], [51.1, 9.6]);
const CLOSEST = 15;
/** Units of one hospital: to look nearer would not part them. */
const SAME_PLACE_M = 150;

/** The same search as the list, on a map: groups that open by a touch, and single results that open their sheet. */
export default function ResultMap({ query }: MapProps) {
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<L.Map | undefined>(undefined);
  const marks = useRef(L.layerGroup());
  const [result, setResult] = useState<MapResult>();
  const [failure, setFailure] = useState<Failure>();
  const [here, setHere] = useState<MapFeature[]>([]);
  const asked = JSON.stringify(request(query));

  useEffect(() => {
    if (!box.current) return undefined;
    const made = L.map(box.current, { zoomControl: true, attributionControl: true, maxZoom: CLOSEST, zoomSnap: 0.5 });
    made.attributionControl.setPrefix(false);
    marks.current.addTo(made);
    map.current = made;
    void background(made);
    return () => {
      made.remove();
      map.current = undefined;
    };
  }, []);

  useEffect(() => {
    const made = map.current;
    if (!made) return undefined;
    let abort = new AbortController();
    const read = async (fit: boolean) => {
      abort.abort();
      abort = new AbortController();
      try {
        const said = await ask(asked, fit ? undefined : made, abort.signal);
        setFailure(undefined);
        setResult(said);
        if (fit) made.fitBounds(boundsOf(said), { padding: [24, 24], maxZoom: 13, animate: false });
        announce(`Carte : ${count(said.total, 'résultat')}`);
      } catch (thrown) {
        if (!isAbort(thrown)) setFailure(asFailure(thrown));
      }
    };
    const moved = () => void read(false);
    void read(true).then(() => {
      made.on('moveend', moved);
      // What fits the frame was read for the whole country: once more, as fine as this frame shows it.
      if (made.getZoom() !== undefined) moved();
    });
    return () => {
      abort.abort();
      made.off('moveend', moved);
    };
  }, [asked]);

  useEffect(() => {
    const made = map.current;
    if (!made || !result) return;
    marks.current.clearLayers();
    setHere([]);
    const placed = result.features.map((feature) => ({ feature, ...made.latLngToLayerPoint(placeOf(feature)) }));
    for (const group of grouped(placed, MARK_PX)) marks.current.addLayer(mark(group, made, setHere));
  }, [result]);

  return (
    <section aria-label="Carte des résultats">
      {failure && <Failed failure={failure} />}
      <div class="map" ref={box} />
      <div role="status">
        {here.length > 0 && (
          <ul class="cards" aria-label="À cet endroit">
            {here.map(({ properties: { kind, id, name } }) => (
              <li key={id}>
                <a class="line" href={href(sheet(kind ?? 'UNIT', id ?? ''))}>
                  <span>{name}</span>
                  <Icon name="next" />
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
      <p class="muted">
        Les mêmes résultats sont dans la{' '}
        <button type="button" class="fr-link" onClick={() => replace('/', having(query, { '~vue': [] }))}>
          liste
        </button>
        .
      </p>
    </section>
  );
}

async function ask(asked: string, made: L.Map | undefined, signal: AbortSignal): Promise<MapResult> {
  const criteria = JSON.parse(asked) as ReturnType<typeof request>;
  if (!made) return using(SearchApi).searchMap({ ...criteria, zoom: 7 }, { signal });
  const frame = made.getBounds().pad(0.1);
  const bound = (value: number, most: number) => Math.max(-most, Math.min(most, value)).toFixed(4);
  const bbox = [bound(frame.getWest(), 180), bound(frame.getSouth(), 90), bound(frame.getEast(), 180), bound(frame.getNorth(), 90)];
  return using(SearchApi).searchMap({ ...criteria, bbox: bbox.join(), zoom: Math.round(made.getZoom()) }, { signal });
}

const placeOf = (feature: MapFeature): L.LatLngTuple => [feature.geometry.coordinates[1] ?? 0, feature.geometry.coordinates[0] ?? 0];

function boundsOf(result: MapResult): L.LatLngBounds {
  return result.features.length > 0 ? L.latLngBounds(result.features.map(placeOf)) : FRANCE;
}

/** As wide as a thumb; two marks are never nearer. */
const MARK_PX = 48;

/** One result opens its sheet; several are looked at nearer, or, at the same place, listed. */
function mark(group: Group, made: L.Map, list: (here: MapFeature[]) => void): L.Marker {
  const first = group.features[0]!;
  const { kind, id, name } = first.properties;
  const single = group.features.length === 1 && kind !== undefined && id !== undefined;
  const bounds = L.latLngBounds(group.features.map(placeOf));
  const together = group.features.every((one) => one.properties.id) && bounds.getNorthWest().distanceTo(bounds.getSouthEast()) < SAME_PLACE_M;
  const icon = L.divIcon({
    className: single ? 'mark mark--single' : 'mark',
    html: single ? '' : group.count.toLocaleString('fr-FR'),
    iconSize: [MARK_PX, MARK_PX],
  });
  const what = together ? 'à cet endroit, en montrer la liste' : 'par ici, agrandir';
  const said = single ? (name ?? 'Résultat') : `${count(group.count, 'résultat')} ${what}`;
  const marker = L.marker(placeOf(first), { icon, title: said, alt: said, keyboard: true });
  marker.on('click', () => {
    if (single) go(sheet(kind, id));
    else if (together || made.getZoom() >= CLOSEST) list(group.features.filter((one) => one.properties.id));
    else if (group.features.length > 1) made.fitBounds(bounds, { padding: [48, 48], maxZoom: CLOSEST });
    else made.setView(placeOf(first), Math.min(CLOSEST, made.getZoom() + 2));
  });
  return marker;
}

/** Tiles where the server has some; else the outlines that come with the application. */
async function background(made: L.Map): Promise<void> {
  const { tiles } = await readSettings();
  if (tiles) {
    L.tileLayer(tiles.url, { attribution: escaped(tiles.attribution ?? ''), maxZoom: CLOSEST }).addTo(made);
    return;
  }
  const { default: lines } = await import('virtual:outline');
  const drawn = lines.map((line) => {
    let lat = 0;
    let lon = 0;
    const points: L.LatLngTuple[] = [];
    for (let at = 0; at < line.length; at += 2) {
      lat += line[at] ?? 0;
      lon += line[at + 1] ?? 0;
      points.push([lat / 1000, lon / 1000]);
    }
    return points;
  });
  if (made.getContainer().isConnected)
    L.polyline(drawn, { className: 'outline', weight: 1, interactive: false, attribution: 'Contours approchés, d’après © GeoNames et Etalab' }).addTo(made);
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
