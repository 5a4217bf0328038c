// The guide, from its first page to whom to call.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { as, close, numberOf, open } from './phone.mjs';

before(open);
after(close);

test('three touches from the guide’s first page lead to the telephones of the article’s own search', async () => {
  const page = await as('clinicien');

  await page.getByRole('link', { name: 'Guide' }).tap();
  await page.getByRole('link', { name: /Urgences et lits sensibles/ }).tap();
  await page.getByRole('link', { name: /^Urgences adultes/ }).tap();
  await page.getByRole('link', { name: /^Urgences cardiaques/ }).tap();

  await page.getByRole('heading', { level: 1, name: 'Urgences cardiaques' }).waitFor();
  assert.match(await numberOf(page.getByRole('link', { name: /^Appeler/ }).first()), /^tel:/);
  await page.getByRole('link', { name: /Chercher autour d’un lieu|Tout voir/ }).tap();
  await page.getByRole('button', { name: 'Retirer Urgences cardiaques' }).waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('words are found in the guide, and an opinion is kept', async () => {
  const page = await as('clinicien');

  await page.getByRole('link', { name: 'Guide' }).tap();
  await page.getByLabel('Chercher dans le guide').pressSequentially('infarctus');
  await page.getByRole('link', { name: /Urgences cardiaques/ }).tap();
  await page.getByRole('button', { name: 'Utile', exact: true }).tap();
  await page.getByText('Merci, votre avis est gardé.').waitFor();
  await page.reload();
  await page.locator('button[aria-pressed="true"]', { hasText: 'Utile' }).waitFor();
  await page.context().close();
});
