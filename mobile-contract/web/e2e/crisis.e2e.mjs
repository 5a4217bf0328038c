// A tension from the director's thumb to the cell's answer, with the network and without it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { prepare } from './declare.mjs';
import { ADDRESS, accessible, as, close, counted, open, picture, settled, thumbs, to } from './phone.mjs';

before(open);
after(close);

/** A function that is warned: the regional team makes them, by its own tools. */
async function duty(body) {
  const call = async (method, path, more, headers = {}) => {
    const json = more && JSON.stringify(more);
    const answer = await fetch(ADDRESS + path, { method, headers: { 'Content-Type': 'application/json', ...headers }, body: json });
    assert.ok(answer.ok, `${method} ${path} : ${answer.status} ${await answer.clone().text()}`);
    return answer.status === 204 ? undefined : answer.json();
  };
  const { accessToken } = await call('POST', '/auth/login', { login: 'region', password: 'demonstration' });
  const signed = { Authorization: `Bearer ${accessToken}` };
  const made = await call('POST', '/alert-duties', body, { ...signed, 'Idempotency-Key': crypto.randomUUID() });
  return { remove: () => call('DELETE', `/alert-duties/${made.id}`, undefined, signed) };
}

const board = async (page, drills = true) => {
  await to(page, drills ? '#/tensions?exercices=oui' : '#/tensions');
  await page.locator('.live--on').waitFor();
};

test('a tension is declared in at most six taps; the ARS sees it live and acknowledges; the director sees who', async () => {
  const ars = await as('ars');
  await board(ars, false);
  const director = await as('directeur');
  const taps = await counted(director);

  await prepare(director, { plan: 'Plan de mobilisation interne', drill: false });
  const warned = director.getByRole('region', { name: /destinataires? prévenus?/ });
  await warned.getByText('Cellule de crise, ARS Centre-Val de Loire').waitFor();
  await warned.getByText(/courriel/).first().waitFor();
  await director.getByText('Les messages, tels qu’ils partiront').waitFor();
  await ars.getByText('Aucune tension.').waitFor();
  await director.getByRole('button', { name: 'VALIDEZ' }).tap();
  await director.getByRole('heading', { name: 'Le fil' }).waitFor();
  const used = await taps();
  assert.ok(used <= 6, `${used} touches`);

  const card = ars.locator('.tension').filter({ hasText: 'Plan de mobilisation interne' });
  await card.waitFor();
  assert.equal(await card.locator('.drill').count(), 0);
  await card.getByRole('link', { name: /personne n'a encore acquitté/ }).tap();
  await ars.getByRole('button', { name: 'J’acquitte' }).tap();
  await ars.getByText(/Vous avez acquitté/).waitFor();

  await director.getByRole('link', { name: /1 a acquitté à \d\d:\d\d/ }).tap();
  const who = director.getByRole('region', { name: 'Qui a acquitté' });
  await who.getByText(/Astreinte de l'ARS/).waitFor();

  await director.goBack();
  await director.getByRole('button', { name: 'Clore' }).tap();
  await director.getByRole('button', { name: /Clore : ceux/ }).tap();
  await director.getByText(/c’est gardé/).waitFor();
  await board(ars, false);
  await ars.getByText('Aucune tension.').waitFor();
  assert.deepEqual([...director.faults, ...ars.faults], []);
  await director.context().close();
  await ars.context().close();
});

test('with the network cut in the middle nothing is lost and nothing is doubled', async () => {
  const ars = await as('ars');
  await board(ars);
  let director = await as('directeur');
  const context = director.context();
  await prepare(director, { group: 'surgery', plan: 'Plan blanc 2' });
  await director.getByRole('region', { name: /destinataires? prévenus?/ }).waitFor();

  // The answer to the declaration is lost on its way back: the server has it, the phone does not know.
  let lost = 0;
  await director.route('**/commands', async (route) => {
    if (lost === 0) {
      lost += 1;
      await route.fetch();
      await director.context().setOffline(true);
    }
    await route.abort();
  });
  await director.getByRole('button', { name: 'VALIDEZ l’exercice' }).tap();
  await director.getByText('En attente d’envoi').first().waitFor();
  await director.getByText(/Hors ligne/).waitFor();
  await director.getByRole('link', { name: '1 en attente d’envoi' }).waitFor();
  assert.equal(lost, 1);

  // The application is closed, and opened again with the network: what was done goes by itself.
  await director.close();
  await context.setOffline(false);
  director = await context.newPage();
  const answered = director.waitForResponse((response) => response.url().endsWith('/commands') && response.ok());
  await director.goto(`${ADDRESS}/app/`);
  const { items } = await (await answered).json();
  assert.deepEqual(items.map((item) => item.status), ['ALREADY_APPLIED']);

  await board(ars);
  const cards = ars.locator('.tension--drill').filter({ hasText: 'Chirurgie' });
  await cards.first().waitFor();
  assert.equal(await cards.count(), 1, 'une seule tension');

  // Without network: an update, then the closure; both arrive, in the order they were done.
  await board(director);
  await director.locator('.tension--drill').filter({ hasText: 'Chirurgie' }).getByRole('link').first().tap();
  await director.getByRole('button', { name: 'Mettre à jour' }).waitFor();
  await director.context().setOffline(true);
  await director.getByRole('button', { name: 'Mettre à jour' }).tap();
  await director.getByLabel(/Où en est-on/).fill('Trois lits ouverts');
  await director.getByRole('button', { name: 'Envoyer la mise à jour' }).tap();
  await director.getByText('Mise à jour', { exact: false }).filter({ hasText: 'En attente' }).first().waitFor();
  await director.getByRole('button', { name: 'Clore' }).tap();
  await director.getByRole('button', { name: /Clore : ceux/ }).tap();
  await director.getByRole('link', { name: '2 en attente d’envoi' }).waitFor();
  await director.context().setOffline(false);
  await director.getByRole('link', { name: /en attente d’envoi/ }).waitFor({ state: 'detached' });

  await to(ars, '#/tensions?exercices=oui&depuis=7d');
  await ars.locator('.tension--drill').filter({ hasText: 'Chirurgie' }).getByRole('link').first().tap();
  await ars.getByText('Trois lits ouverts').first().waitFor();
  // The newest first; what this phone has from before may be shown for a moment.
  await ars.locator('.timeline li:first-child').filter({ hasText: 'Clôture' }).waitFor();
  const kinds = await ars.locator('.timeline li b').allInnerTexts();
  assert.equal(kinds.filter((kind) => kind === 'Mise à jour').length, 1);
  assert.equal(kinds.filter((kind) => kind === 'Déclaration').length, 1);
  await director.context().close();
  await ars.context().close();
});

test('a drill of the cell takes one tap and a confirmation, and never looks like a real alert', async () => {
  const ars = await as('ars');
  await to(ars, '#/cellules');
  await ars.getByText(/joignable \d+\/\d+/).first().waitFor();
  await ars.getByText('Aucune passerelle SMS n\'est réglée.').first().waitFor();
  await ars.getByRole('button', { name: 'Lancer un exercice' }).first().tap();
  await ars.getByRole('button', { name: 'Oui, lancer' }).tap();
  const alert = ars.getByRole('heading', { level: 1, name: 'Alerte' });
  const tooSoon = ars.getByText(/cinq minutes|5 minutes/);
  await alert.or(tooSoon).first().waitFor();
  if (await tooSoon.isVisible()) return ars.context().close(); // these tests ran here a moment ago
  await ars.locator('.tension--drill .drill').waitFor();
  await settled(ars);
  await ars.context().close();
});

test('the crisis pack is verified, and read without network with its age', async () => {
  const ars = await as('ars');
  await to(ars, '#/crise');
  await ars.getByText('Signature du serveur vérifiée.').waitFor();
  await ars.getByText('Mise à jour…').waitFor({ state: 'detached' });
  await ars.context().setOffline(true);

  await to(ars, '#/alertes');
  await ars.getByText(/Hors ligne – chiffres de \d\d:\d\d \((à l'instant|il y a \d+ min)\)/).waitFor();
  await ars.getByRole('link', { name: /chiffres de/ }).tap();

  await ars.getByText(/Hors ligne – chiffres/).nth(1).waitFor();
  await ars.getByText('Signature du serveur vérifiée.').waitFor();
  await ars.getByLabel('Premières lettres').fill('blois');
  await ars.locator('.carried').first().tap();
  await ars.getByText(/libres, (à l'instant|il y a)/).first().waitFor();
  assert.match(await ars.locator('.carried a[href^="tel:"]').first().getAttribute('href'), /^tel:\+?\d+$/);
  await ars.context().close();
});

test('a pack that somebody changed is not shown', async () => {
  const ars = await as('ars');
  await to(ars, '#/crise');
  await ars.getByText('Signature du serveur vérifiée.').waitFor();
  await ars.getByText('Mise à jour…').waitFor({ state: 'detached' });
  await to(ars, '#/tensions');
  await ars.route('**/crisis-pack', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('"SAMU"', '"FAUX"') });
  });
  // A phone that has none yet.
  await ars.evaluate(
    () =>
      new Promise((done) => {
        const open = indexedDB.open('ror');
        open.onsuccess = () => {
          const store = open.result.transaction('kept', 'readwrite').objectStore('kept');
          store.delete('crisis-pack').onsuccess = done;
        };
      }),
  );
  await to(ars, '#/crise');
  await ars.getByText('Paquet refusé').waitFor();
  assert.equal(await ars.getByText('FAUX').count(), 0);
  await ars.context().close();
});

test('a doctor asks, the direction declares from the request', async () => {
  const doctor = await as('clinicien');
  await to(doctor, '#/tensions/demander');
  await doctor.getByLabel('Groupe de disciplines').selectOption('psychiatry');
  await doctor.getByRole('button', { name: 'Plus de lit disponible' }).tap();
  await doctor.getByRole('button', { name: 'Exercice', exact: true }).tap();
  await doctor.getByRole('button', { name: 'Demander à la direction' }).tap();
  await doctor.getByText('Sans réponse').first().waitFor();

  const director = await as('directeur');
  await to(director, '#/tensions/demandes');
  const request = director.locator('.tension').filter({ hasText: 'psychiatrie' }).or(director.locator('.tension').filter({ hasText: 'Psychiatrie' })).first();
  await request.getByRole('link', { name: 'Déclarer' }).tap();
  await director.getByRole('button', { name: 'Plan de mobilisation interne' }).tap();
  assert.equal(await director.getByRole('button', { name: 'Plus de lit disponible' }).getAttribute('aria-pressed'), 'true');
  await director.getByRole('button', { name: 'Qui sera prévenu' }).tap();
  await director.getByRole('button', { name: 'VALIDEZ l’exercice' }).tap();
  await director.getByText(/À la demande de/).waitFor();
  // Undone at once, as after a slip of the thumb.
  await director.getByRole('button', { name: 'Annuler' }).tap();
  assert.equal(await director.getByLabel('Note').inputValue(), 'Déclarée par erreur');
  await director.getByRole('button', { name: /Clore : ceux/ }).tap();
  await director.locator('.fr-badge', { hasText: 'Close' }).waitFor();

  await to(doctor, '#/tensions');
  await to(doctor, '#/tensions/demandes');
  await doctor.getByText('Tension déclarée').first().waitFor();
  await doctor.context().close();
  await director.context().close();
});

test('the call is taken in one touch, seen by the others, and taken back by another', async () => {
  const direction = await duty({ role: 'DIRECTION', label: 'Direction de garde, CH de Blois', facilityId: '410000020', login: 'directeur', events: ['CLOSURE'] });
  const director = await as('directeur');
  await to(director, '#/gardes');
  await director.getByRole('link', { name: 'Direction de garde, CH de Blois' }).tap();
  await director.getByRole('heading', { name: 'Je prends la garde, dès maintenant' }).waitFor();
  await settled(director);
  await accessible(director, 'garde');
  await thumbs(director, 'garde');
  await director.getByRole('button', { name: '12 h' }).tap();
  const shift = director.getByRole('listitem').filter({ hasText: '(remplacement)' });
  await shift.getByText(/de garde jusqu’à/).waitFor();
  await picture(director, 'garde');

  await director.getByRole('button', { name: 'Annuler' }).tap();
  await shift.waitFor({ state: 'detached' });

  // What cannot be is said in the server's words, and what was typed stays.
  await director.getByText('Quelqu’un d’autre, ou plus tard').tap();
  await director.getByLabel('Identifiant de la personne').fill('personne-de-ce-nom');
  await director.getByRole('button', { name: 'Prévoir la garde' }).tap();
  await director.getByRole('alert').filter({ hasText: 'Aucun compte actif' }).waitFor();
  assert.equal(await director.getByLabel('Identifiant de la personne').inputValue(), 'personne-de-ce-nom');
  assert.deepEqual(director.faults, []);
  await director.context().close();
  await direction.remove();
});
