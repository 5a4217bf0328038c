import { BedsApi, type BedSolidarity } from '@client';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { useLive } from '../live/live';
import { href } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { range } from '../tensions/words';
import '../tensions/tensions.css';
import './beds.css';

/** What each tension may count on, each bed of a partner given once. */
export default function SolidarityScreen(_: ScreenProps) {
  const beds = useLoad<BedSolidarity>('solidarity', (signal) => using(BedsApi).readBedSolidarity({}, { signal }), { keep: true });
  useLive(() => beds.again());
  return (
    <Page title="Lits solidaires" up="/lits/region">
      <Loaded of={beds} what="les lits solidaires">
        {(it) => (
          <>
            <p>
              <b>{it.sureTotal}</b> lits sûrement libres, dont {it.partnersFree} chez les partenaires. Les exercices n’y sont pas.
            </p>
            {it.items.length === 0 && <p class="empty">Aucune tension en cours.</p>}
            <ul class="cards tensions">
              {it.items.map((tension) => (
                <li class="tension" key={`${tension.facility.finess}${tension.disciplineGroup.id}`}>
                  <h2>
                    <a href={href(`/tensions/${tension.tensionIds[0]}`)}>{tension.facility.name}</a>
                  </h2>
                  <p>{tension.disciplineGroup.label}</p>
                  <p class="freebeds">
                    <b>{range(tension.own)}</b> libres chez lui, <b>{tension.assigned}</b> chez ses partenaires
                    {tension.contested && <small>D’autres tensions comptent sur les mêmes lits ({tension.shared}).</small>}
                  </p>
                  <ul class="partners">
                    {tension.partners.map((partner) => (
                      <li key={partner.facility.finess}>
                        {partner.facility.name}
                        <small>
                          {partner.inTension
                            ? 'lui-même en tension : garde ses lits'
                            : `${partner.free} sûrement libres (${range(partner.available)}), ${partner.assigned} pour cette tension${partner.contested ? ', demandés par d’autres' : ''}`}
                        </small>
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Page>
  );
}
