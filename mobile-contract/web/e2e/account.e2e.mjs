// Coming in, staying in without network, going out.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ADDRESS, as, close, open, phone, to } from './phone.mjs';

before(open);
after(close);

test('a wrong password is said in words, and the demonstration offers its accounts', async () => {
  const page = await phone();
  await page.goto(`${ADDRESS}/`);
  assert.match(page.url(), /\/app\/$/, 'un navigateur est mené à l’application');

  await page.getByLabel('Identifiant').fill('clinicien');
  await page.getByLabel('Mot de passe', { exact: true }).fill('oublié');
  await page.getByRole('button', { name: 'Se connecter' }).tap();
  await page.getByText('Identifiant ou mot de passe incorrect.').waitFor();
  await page.getByRole('button', { name: /^clinicien/ }).tap();
  await page.getByRole('searchbox').waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a session opened elsewhere is seen, and closing it shuts that telephone out', async () => {
  const lost = await as('cellule');
  const page = await as('cellule');

  await to(page, '#/sessions');
  await page.getByText('(ce téléphone)').waitFor();
  const others = page.getByRole('button', { name: /^Fermer la session/ });
  await others.first().waitFor();
  for (let left = await others.count(); left > 0; left -= 1) {
    await others.first().tap();
    await page.getByRole('button', { name: 'Fermer cette session' }).tap();
    await page.waitForFunction((n) => document.querySelectorAll('.card .fr-btn--secondary').length === n, left - 1);
  }
  // Its access token may live a quarter of an hour; what it asks with it once that has passed is refused.
  await lost.evaluate(() => {
    const held = JSON.parse(localStorage.getItem('ror.session'));
    localStorage.setItem('ror.session', JSON.stringify({ ...held, expiresAt: 0 }));
  });
  await lost.reload();
  await lost.getByRole('heading', { name: 'Se connecter' }).waitFor();
  await lost.context().close();
  await page.context().close();
});

test('without network the application opens, and what was read is there with its age', async () => {
  const page = await as('clinicien');
  await to(page, '#/unites/ue-410000020-usic');
  await page.getByRole('region', { name: 'Joindre' }).waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller, null, { timeout: 30_000 });

  await page.context().setOffline(true);
  await page.reload();

  await page.getByRole('heading', { level: 1, name: 'CARDIOLOGIE (USIC)' }).waitFor();
  await page.getByText(/Sans réseau : lu (à l'instant|il y a)/).waitFor();
  assert.equal(await page.getByRole('region', { name: 'Joindre' }).getByRole('link').first().getAttribute('href'), 'tel:0261910016');
  await to(page, '#/etablissements/370004467');
  await page.getByRole('alert').getByText('Pas de réseau').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Réessayer' }).tap();
  await page.getByRole('region', { name: 'Joindre' }).waitFor();
  await page.context().close();
});

test('signing out leaves nothing of what was read on the phone', async () => {
  const page = await as('clinicien');
  await to(page, '#/unites/ue-410000020-usic');
  await page.getByRole('region', { name: 'Joindre' }).waitFor();

  await to(page, '#/compte');
  await page.getByRole('button', { name: 'Se déconnecter' }).tap();
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor();

  const left = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('ror');
        opening.onsuccess = () => {
          const count = opening.result.transaction('kept').objectStore('kept').count();
          count.onsuccess = () => resolve(count.result + (localStorage.getItem('ror.session') ? 1 : 0));
        };
      }),
  );
  assert.equal(left, 0);
  await page.context().close();
});
