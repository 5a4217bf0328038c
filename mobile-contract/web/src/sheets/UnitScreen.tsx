import { OfferApi } from '@client';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import type { ScreenProps } from '../shell/screen';
import { Call } from '../ui/Call';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';

export default function UnitScreen({ params }: ScreenProps) {
  const id = params['id'] ?? '';
  const unit = useLoad(`unit/${id}`, (signal) => using(OfferApi).readUnit({ id }, { signal }), { keep: true });
  return (
    <Page title={unit.value?.name ?? 'Unité'} up="/">
      <Loaded of={unit} what="la fiche">
        {(sheet) => (
          <>
            <p>{sheet.facility.name}</p>
            {sheet.contactPoints?.map((contact, at) => (
              <Call key={contact.value} number={contact.value} kind={contact.kind} label={contact.label} who={sheet.name} second={at > 0} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}
