import { OfferApi, type Facility } from '@client';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { count } from '../format/words';
import { href } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { sheet as sheetPath } from '../search/offer';
import { Beds } from '../ui/Beds';
import { CallButton } from '../ui/Call';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { Codes, Contacts, Fact, Place } from './parts';
import { SheetFoot } from './SheetFoot';
import './sheets.css';
import { useSeen } from './useSeen';

export default function FacilityScreen({ params }: ScreenProps) {
  const finess = params['id'] ?? '';
  const facility = useLoad(`facility/${finess}`, (signal) => using(OfferApi).readFacility({ finess }, { signal }), { keep: true });
  useSeen('FACILITY', finess, facility.value !== undefined);
  const name = facility.value?.operationalName ?? facility.value?.name;
  return (
    <Page title={name ?? 'Établissement'} up="/">
      <Loaded of={facility} what="la fiche">
        {(sheet) => <Sheet sheet={sheet} />}
      </Loaded>
    </Page>
  );
}

function Sheet({ sheet }: { sheet: Facility }) {
  const name = sheet.operationalName ?? sheet.name;
  return (
    <>
      <p class="sheet-where muted">
        {[sheet.category?.label, name === sheet.name ? undefined : sheet.name].filter(Boolean).join(' · ')}
      </p>
      {sheet.beds && (
        <div class="sheet-where">
          <Beds of={sheet.beds} />
        </div>
      )}
      <Contacts points={sheet.contactPoints ?? []} who={name} />
      {sheet.units && sheet.units.count > 0 && <Units finess={sheet.finess} total={sheet.units.count} />}
      <h2>En pratique</h2>
      <dl class="facts">
        <Place address={sheet.address} commune={sheet.commune} position={sheet.position} />
        {sheet.legalEntity && <Fact name="Entité juridique">{sheet.legalEntity.name}</Fact>}
        <Codes name="Catégorie" of={sheet.category && [sheet.category]} />
        <Fact name="FINESS">{sheet.finess}</Fact>
      </dl>
      <SheetFoot kind="FACILITY" id={sheet.finess} name={name} updatedAt={sheet.updatedAt} demonstration={sheet.demonstration} />
    </>
  );
}

const AT_ONCE = 50;

/** Its units, each with its beds and its own telephone. */
function Units({ finess, total }: { finess: string; total: number }) {
  const units = useLoad(
    `facility/${finess}/units`,
    (signal) => using(OfferApi).listFacilityUnits({ finess, size: AT_ONCE }, { signal }),
    { keep: true },
  );
  return (
    <section>
      <h2>{count(total, 'unité')}</h2>
      <Loaded of={units} what="la liste des unités">
        {(page) => (
          <>
            <ul class="cards">
              {page.items.map((unit) => (
                <li class="card card__row" key={unit.id}>
                  <div>
                    <h3>
                      <a class="card__link" href={href(sheetPath('UNIT', unit.id))}>
                        {unit.name}
                      </a>
                    </h3>
                    {unit.beds && <Beds of={unit.beds} />}
                    <p class="muted">{unit.pole?.name ?? unit.careMode?.label}</p>
                  </div>
                  {unit.phones?.[0] && <CallButton number={unit.phones[0].value} who={unit.name} />}
                </li>
              ))}
            </ul>
            {total > page.items.length && (
              <p class="muted">
                Les {page.items.length} premières sont montrées. Cherchez les autres par leur nom.
              </p>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
