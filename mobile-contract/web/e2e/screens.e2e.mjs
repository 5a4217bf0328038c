// Every screen, light and dark: a picture, what axe says, and whether a thumb can touch it.
import { after, before, test } from 'node:test';
import { ADDRESS, accessible, as, close, open, phone, picture, settled, thumbs, to } from './phone.mjs';

before(open);
after(close);

/** Name of the picture, address after `#`, what must be there. */
const SCREENS = [
  ['accueil', '#/', '.chips'],
  ['recherche', '#/?q=réa+ped+blois', '.card'],
  ['recherche-lieu-ambigu', '#/?q=cardio+saint+denis', '.choice'],
  ['recherche-sans-resultat', '#/?q=dialyse&place=41018&~place=Blois&radiusKm=5', '.wider'],
  ['carte', '#/?q=usic&~vue=carte', '.mark'],
  ['unite', '#/unites/ue-410000020-usic', '.call'],
  ['etablissement', '#/etablissements/410000020', '.call'],
  ['guide', '#/guide', '.line'],
  ['guide-article', '#/guide/urgences-adultes-cardiaques', '.opinion'],
  ['pourquoi', '#/pourquoi?q=usic', '#expected'],
  ['recherches', '#/recherches', 'main'],
  ['signaler', '#/signaler?nature=UNIT&id=ue-410000020-usic&nom=CARDIOLOGIE+(USIC)', '#message'],
  ['signalements', '#/signalements', 'main'],
  ['compte', '#/compte', '.line'],
  ['sessions', '#/sessions', '.card'],
  ['introuvable', '#/unites/rien', '.fr-alert'],
];

for (const colorScheme of ['light', 'dark']) {
  const suffix = colorScheme === 'dark' ? '-sombre' : '';

  test(`the login is fit for everybody (${colorScheme})`, async () => {
    const page = await phone({ colorScheme });
    await page.goto(`${ADDRESS}/app/`);
    await page.locator('.demonstration').waitFor();
    await picture(page, `connexion${suffix}`);
    await accessible(page, 'connexion');
    await thumbs(page, 'connexion');
    await page.context().close();
  });

  test(`each screen is fit for everybody (${colorScheme})`, async (all) => {
    const page = await as('clinicien', { colorScheme });
    for (const [name, hash, sign] of SCREENS) {
      await all.test(name, async () => {
        await to(page, hash);
        await page.locator(sign).first().waitFor();
        await settled(page);
        await picture(page, `${name}${suffix}`);
        await accessible(page, name);
        await thumbs(page, name);
      });
    }
    await page.context().close();
  });
}

test('suggestions are fit for everybody', async () => {
  const page = await as('clinicien');
  await page.getByRole('searchbox').pressSequentially('blo');
  await page.locator('.suggestions .card').filter({ hasText: 'Blois' }).first().waitFor();
  await picture(page, 'suggestions');
  await accessible(page, 'suggestions');
  await thumbs(page, 'suggestions');
  await page.getByRole('button', { name: 'Affiner' }).count();
  await page.context().close();
});

test('with the colours that the person chose for the whole phone, everything can still be seen', async () => {
  const page = await as('clinicien', { forcedColors: 'active' });
  await to(page, '#/?q=usic');
  await page.locator('.card').first().waitFor();
  await picture(page, 'recherche-contraste');
  await accessible(page, 'contraste');
  await page.context().close();
});
