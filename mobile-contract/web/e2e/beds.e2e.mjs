// Beds: entered by a thumb, asked about, kept without network; the region in intervals.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { as, close, counted, open, to } from './phone.mjs';

before(open);
after(close);

/** A unit that does not tell women and men apart: its pad has one number. */
async function simple(page, order) {
  await page.locator('.unit').first().waitFor();
  for (const unit of order(await page.locator('.unit').all())) {
    await unit.getByRole('button', { name: /changer/ }).tap();
    if ((await unit.locator('.pad').count()) > 0) return unit;
  }
  throw new Error('aucune unité sans distinction');
}
const firstSimple = (page) => simple(page, (units) => units);
const lastSimple = (page) => simple(page, (units) => units.reverse());

test('beds are entered in two taps, taken back, said unchanged, and kept without network', async () => {
  const page = await as('lits');
  await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Lits' }).tap();
  await page.locator('.unit').first().waitFor();
  const unit = await firstSimple(page);
  const figure = unit.locator('.unit__figure b');
  const before = Number(await figure.innerText());
  const taps = await counted(page);

  const next = String(before === 0 ? 1 : before - 1);
  await unit.locator('.pad').getByRole('button', { name: next, exact: true }).tap();
  await page.waitForFunction(([unit, text]) => unit.querySelector('.unit__figure b').textContent === text, [await unit.elementHandle(), next]);
  // One to open the pad (before the count began), one for the number.
  assert.equal((await taps()) + 1, 2);
  assert.match(await unit.locator('.muted').first().innerText(), /^à l'instant, à jour/);

  await page.getByRole('button', { name: 'Annuler' }).tap();
  await page.waitForFunction(([unit, text]) => unit.querySelector('.unit__figure b').textContent === text, [await unit.elementHandle(), String(before)]);

  await page.context().setOffline(true);
  await unit.getByRole('button', { name: /inchangé/ }).tap();
  await unit.getByText('En attente d’envoi').waitFor();
  await page.context().setOffline(false);
  await unit.getByText('En attente d’envoi').waitFor({ state: 'detached' });
  await page.context().close();
});

test('somebody else entered meanwhile: what they said is shown before one’s own goes over it', async () => {
  const first = await as('lits');
  const second = await as('directeur');
  await to(first, '#/lits?etablissement=410000020');
  await to(second, '#/lits?etablissement=410000020');
  const mine = await firstSimple(first);
  const name = await mine.getByRole('heading').innerText();
  const theirs = second.locator('.unit').filter({ has: second.getByRole('heading', { name, exact: true }) });
  await theirs.getByRole('button', { name: /inchangé/ }).tap();
  await second.locator('.toast').filter({ hasText: 'inchangé' }).waitFor();

  await mine.locator('.pad button').nth(2).tap();
  await mine.getByText('À confirmer').waitFor();
  await mine.getByRole('button', { name: 'Voir ce qui a changé' }).tap();
  await mine.getByText(/À présent : .* par Direction/).waitFor();
  await mine.getByRole('button', { name: 'Envoyer les miens quand même' }).tap();
  await mine.getByText('À confirmer').waitFor({ state: 'detached' });
  await first.context().close();
  await second.context().close();
});

test('the region is seen as intervals, and a filter is kept, used again and taken away', async () => {
  const page = await as('ars');
  await to(page, '#/lits/region?par=facility&groupe=critical-care-adult');
  const table = page.getByRole('table', { name: /Lits par groupe/ });
  await table.waitFor();
  assert.match(await table.locator('tfoot').innerText(), /Tout[^]*\d+/);
  const name = `Réa ${Date.now() % 100_000}`;
  await page.getByRole('button', { name: '+ Garder ce filtre' }).tap();
  await page.getByLabel('Nom du filtre').fill(name);
  await page.getByRole('button', { name: 'Garder', exact: true }).tap();
  await page.getByRole('button', { name, exact: true }).waitFor();
  await to(page, '#/lits/region');
  await page.getByRole('button', { name, exact: true }).tap();
  await page.waitForFunction(() => location.hash.includes('critical-care-adult'));
  await page.getByRole('button', { name: 'Retirer ce filtre' }).tap();
  await page.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
  await page.context().close();
});

test('what is unusual is asked, and a yes is enough', async () => {
  const page = await as('lits');
  await to(page, '#/lits?etablissement=410000020');
  // Another unit than that of the other tests: its figures stay unusual.
  const unit = await lastSimple(page);
  // All beds free, though most were said to be occupied.
  await unit.locator('.pad button').last().tap();
  await unit.getByText('À confirmer').waitFor();
  await unit.getByRole('button', { name: 'Oui, confirmer' }).tap();
  await unit.getByText('À confirmer').waitFor({ state: 'detached' });
  await to(page, '#/envois');
  await page.getByText('Envoyé').first().waitFor();
  await page.context().close();
});
