// From a word to a ringing telephone, and what the search says on the way.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { as, close, numberOf, open, settled, to } from './phone.mjs';

before(open);
after(close);

test('two letters of a service and of a town show it with its telephone; its sheet has it large', async () => {
  const page = await as('clinicien');

  await page.getByRole('searchbox').pressSequentially('usic blo');
  const proposal = page.getByRole('list', { name: 'Propositions' }).getByRole('listitem').filter({ hasText: 'CARDIOLOGIE (USIC)' });
  assert.match(await numberOf(proposal.getByRole('link')), /^tel:0261910\d{3}$/);
  await proposal.getByRole('button').tap();

  await page.getByRole('heading', { level: 1, name: 'CARDIOLOGIE (USIC)' }).waitFor();
  const call = page.getByRole('region', { name: 'Joindre' }).getByRole('link').first();
  assert.equal(await numberOf(call), 'tel:0261910016');
  assert.equal(await call.evaluate((link) => link.getBoundingClientRect().height >= 44), true);
  assert.match(await page.locator('.beds').innerText(), /lits? libres? sur 8 · (à l'instant|il y a)/);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('what was understood is shown, is taken away by a touch, and a wider circle is said', async () => {
  const page = await as('clinicien');

  await page.getByRole('searchbox').fill('réa ped Blois.');
  await page.getByRole('searchbox').press('Enter');

  const chips = page.getByRole('list', { name: /Critères compris/ });
  await chips.getByRole('button', { name: 'Retirer Blois (41)' }).waitFor();
  await page.getByText(/Rayon porté à \d+ km/).waitFor();
  const before = await page.locator('.kinds b').first().innerText();
  await chips.getByRole('button', { name: 'Retirer Blois (41)' }).tap();
  await page.getByRole('button', { name: 'Retirer Blois (41)' }).waitFor({ state: 'detached' });
  await settled(page);
  assert.match(await page.evaluate(() => location.hash), /literal=/);
  assert.notEqual(before, '');
  await page.goBack();
  await page.context().close();
});

test('a place with several towns of its name is asked, not guessed', async () => {
  const page = await as('clinicien');

  await to(page, '#/?q=cardio+saint+denis');
  await page.getByRole('button', { name: 'Saint-Denis (93)' }).tap();

  await page.getByRole('button', { name: 'Retirer Saint-Denis (93)' }).waitFor();
  assert.equal(await page.getByRole('searchbox').inputValue(), 'cardio');
  await page.context().close();
});

test('too narrow a search says what to give up, and how many that finds', async () => {
  const page = await as('clinicien');

  await to(page, '#/?q=dialyse&place=41018&~place=Blois&radiusKm=5');
  const wider = page.getByRole('button', { name: /Jusqu'à \d+ km : \d+ résultats/ });
  const promised = Number(/(\d+) résultats/.exec(await wider.innerText())[1]);
  await wider.tap();
  await page.waitForFunction((total) => document.querySelector('.kinds b')?.textContent === String(total), promised);
  await page.context().close();
});

test('« autour de moi » asks for the position only when it is touched, and says what to do when it is refused', async () => {
  const there = { latitude: 47.5861, longitude: 1.3359 };
  const allowed = await as('clinicien', { geolocation: there, permissions: ['geolocation'] });
  await to(allowed, '#/?q=usic');
  await allowed.getByRole('button', { name: 'Autour de moi' }).first().tap();
  await allowed.waitForFunction(() => location.hash.includes('near=47.5861'));
  await allowed.getByText(/Rayon porté à \d+ km|Rayon : \d+ km/).first().waitFor();
  assert.match(await allowed.locator('.far').first().innerText(), /(m|km)$/);
  await allowed.context().close();

  const refused = await as('clinicien', { permissions: [] });
  await to(refused, '#/?q=usic');
  await refused.getByRole('button', { name: 'Autour de moi' }).first().tap();
  await refused.getByText(/écrivez une commune/).waitFor();
  await refused.context().close();
});

test('the map has the results of the list, and one of them opens its sheet', async () => {
  const page = await as('clinicien');

  await to(page, '#/?q=usic');
  await page.getByRole('button', { name: 'Voir la carte' }).tap();
  const single = page.locator('.mark--single').first();
  await single.waitFor();
  assert.ok((await page.locator('.map path.outline').count()) > 0, 'les contours des départements');
  await single.dispatchEvent('click');
  await page.getByRole('region', { name: 'Joindre' }).waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a search is kept by one touch, taken back by another', async () => {
  const page = await as('lits');

  await to(page, '#/?q=dialyse');
  await page.getByRole('button', { name: 'Garder cette recherche' }).tap();
  await page.getByText('Recherche gardée : « dialyse ».').waitFor();
  await to(page, '#/recherches');
  await page.getByRole('link', { name: 'dialyse' }).waitFor();
  await page.getByRole('button', { name: 'Retirer dialyse' }).tap();
  await page.getByText('Aucune encore').waitFor();
  await page.getByRole('button', { name: 'Annuler' }).tap();
  await page.getByRole('link', { name: 'dialyse' }).tap();
  await page.locator('.kinds').waitFor();
  await page.context().close();
});

test('« Pourquoi pas ce service ? » names the reason, and the report goes with it', async () => {
  const page = await as('clinicien');

  await to(page, '#/?q=usic&age=8');
  await page.getByRole('link', { name: /Pourquoi pas ce service/ }).tap();
  await page.getByLabel(/Qu’attendiez-vous/).pressSequentially('usic blois');
  await page.getByRole('button', { name: /CARDIOLOGIE \(USIC\)/ }).tap();
  await page.getByText(/à partir de 16 ans/).waitFor();
  await page.getByRole('link', { name: 'Signaler', exact: true }).tap();
  assert.match(await page.getByLabel(/Votre message/).inputValue(), /était attendu/);
  await page.getByRole('button', { name: 'Envoyer' }).tap();
  await page.getByText(/Envoyé à l’équipe régionale/).waitFor();
  await to(page, '#/signalements');
  await page.getByText(/était attendu/).first().waitFor();
  await page.context().close();
});
