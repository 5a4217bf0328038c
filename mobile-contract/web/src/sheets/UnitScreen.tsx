import { OfferApi, type BedClosure, type CareUnit } from '@client';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { day } from '../format/time';
import { count } from '../format/words';
import { href } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { sheet as sheetPath } from '../search/offer';
import { Beds } from '../ui/Beds';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { agesSaid, Codes, Contacts, Fact, Opening, Place } from './parts';
import { SheetFoot } from './SheetFoot';
import './sheets.css';
import { useSeen } from './useSeen';

export default function UnitScreen({ params }: ScreenProps) {
  const id = params['id'] ?? '';
  const unit = useLoad(`unit/${id}`, (signal) => using(OfferApi).readUnit({ id }, { signal }), { keep: true });
  useSeen('UNIT', id, unit.value !== undefined);
  return (
    <Page title={unit.value?.name ?? 'Unité'} up="/">
      <Loaded of={unit} what="la fiche">
        {(sheet) => <Sheet sheet={sheet} />}
      </Loaded>
    </Page>
  );
}

function Sheet({ sheet }: { sheet: CareUnit }) {
  return (
    <>
      <p class="sheet-where">
        <a class="fr-link tall" href={href(sheetPath('FACILITY', sheet.facility.finess))}>
          {sheet.facility.name}
        </a>
        {sheet.pole && <span class="muted"> · {sheet.pole.name}</span>}
      </p>
      {sheet.beds && <Figures sheet={sheet} />}
      <Contacts points={sheet.contactPoints ?? []} who={sheet.name} />
      <h2>En pratique</h2>
      <dl class="facts">
        <Opening always={sheet.alwaysOpen} now={sheet.openNow} hours={sheet.openingHours} exceptions={sheet.openingExceptions} />
        <Codes name="Activités" of={sheet.activities} />
        <Codes name="Prise en charge" of={sheet.careMode && [sheet.careMode]} />
        {agesSaid(sheet.ageMin, sheet.ageMax) && <Fact name="Âges admis">{agesSaid(sheet.ageMin, sheet.ageMax)}</Fact>}
        <Codes name="Publics" of={sheet.patientTypes} />
        <Codes name="Spécialités" of={sheet.specialities} />
        <Codes name="Actes" of={sheet.acts} />
        {sheet.equipment && sheet.equipment.length > 0 && (
          <Fact name="Équipements">
            {sheet.equipment
              .map((one) => (one.limitValue === undefined ? one.label : `${one.label} (jusqu’à ${one.limitValue} ${one.limitUnit ?? ''})`))
              .join(', ')}
          </Fact>
        )}
        <Codes name="Champ" of={sheet.activityField && [sheet.activityField]} />
        <Codes name="Niveau" of={sheet.expertiseLevel && [sheet.expertiseLevel]} />
        <Place address={sheet.address} commune={sheet.commune} position={sheet.position} />
      </dl>
      <SheetFoot kind="UNIT" id={sheet.id} name={sheet.name} updatedAt={sheet.updatedAt} demonstration={sheet.demonstration} />
    </>
  );
}

function Figures({ sheet }: { sheet: CareUnit }) {
  const figures = sheet.beds?.summary;
  if (!figures) return null;
  const shown = (
    [
      ['Installés', figures.installed],
      ['Occupés', figures.occupied],
      ['Fermés', figures.closed],
      ['Mobilisables', figures.remainingToMobilise],
    ] as const
  ).filter(([, number]) => number !== undefined);
  return (
    <section aria-label="Lits" class="sheet-where">
      <Beds of={figures} />
      {shown.length > 0 && (
        <dl class="bed-figures">
          {shown.map(([name, number]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{number}</dd>
            </div>
          ))}
        </dl>
      )}
      {sheet.bedClosures?.map((one) => (
        <p class="muted" key={one.from}>
          {closed(one)}
        </p>
      ))}
    </section>
  );
}

function closed(one: BedClosure): string {
  const until = one.until ? `du ${day(one.from)} au ${day(one.until)}` : `depuis le ${day(one.from)}`;
  return `${count(one.beds, 'lit fermé', 'lits fermés')} ${until}${one.reason ? ` : ${one.reason}` : ''}`;
}
