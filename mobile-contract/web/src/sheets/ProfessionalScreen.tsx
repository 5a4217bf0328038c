import { OfferApi, type PractitionerRole, type Professional } from '@client';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { href } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { sheet as sheetPath } from '../search/offer';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { Codes, Contacts, Fact, Place } from './parts';
import { SheetFoot } from './SheetFoot';
import './sheets.css';
import { useSeen } from './useSeen';

export default function ProfessionalScreen({ params }: ScreenProps) {
  const rpps = params['id'] ?? '';
  const person = useLoad(`professional/${rpps}`, (signal) => using(OfferApi).readProfessional({ rpps }, { signal }), { keep: true });
  useSeen('PROFESSIONAL', rpps, person.value !== undefined);
  return (
    <Page title={person.value?.displayName ?? 'Professionnel'} up="/">
      <Loaded of={person} what="la fiche">
        {(sheet) => <Sheet sheet={sheet} />}
      </Loaded>
    </Page>
  );
}

function Sheet({ sheet }: { sheet: Professional }) {
  return (
    <>
      <p class="sheet-where muted">
        {[sheet.profession?.label, ...(sheet.specialities ?? []).map((one) => one.label)].filter(Boolean).join(' · ')}
      </p>
      <Contacts points={sheet.contactPoints ?? []} who={sheet.displayName} />
      {sheet.roles?.map((role) => <Role role={role} key={role.id} />)}
      <dl class="facts facts--after">
        <Fact name="RPPS">{sheet.rpps}</Fact>
      </dl>
      <SheetFoot kind="PROFESSIONAL" id={sheet.rpps} name={sheet.displayName} updatedAt={sheet.updatedAt} demonstration={sheet.demonstration} />
    </>
  );
}

/** One place where this person works. */
function Role({ role }: { role: PractitionerRole }) {
  const name = role.facility?.name ?? role.placeName ?? role.functionLabel ?? 'Lieu d’exercice';
  return (
    <section>
      <h2>{name}</h2>
      <dl class="facts">
        {role.functionLabel && <Fact name="Fonction">{role.functionLabel}</Fact>}
        <Codes name="Exercice" of={role.exerciseMode && [role.exerciseMode]} />
        {role.unit && (
          <Fact name="Unité">
            <a class="fr-link tall" href={href(sheetPath('UNIT', role.unit.id))}>
              {role.unit.name}
            </a>
          </Fact>
        )}
        {role.facility && (
          <Fact name="Établissement">
            <a class="fr-link tall" href={href(sheetPath('FACILITY', role.facility.finess))}>
              {role.facility.name}
            </a>
          </Fact>
        )}
        <Place address={role.address} commune={role.commune} position={role.position} />
      </dl>
    </section>
  );
}
