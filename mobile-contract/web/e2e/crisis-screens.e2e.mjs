// Tensions, alerts, beds: each screen in light and dark, with a picture, what axe says, and the measure of a thumb.
import { after, before, test } from 'node:test';
import { accessible, as, close, open, picture, settled, thumbs, to } from './phone.mjs';

before(open);
after(close);

/** Who, name of the picture, address after `#`, what must be there. */
const SCREENS = [
  ['directeur', 'tensions', '#/tensions', '.switch'],
  ['directeur', 'tensions-exercices', '#/tensions?exercices=oui&depuis=30d', '.switch'],
  ['directeur', 'declarer-1', '#/tensions/declarer', '.plan'],
  ['directeur', 'demandes', '#/tensions/demandes', 'h1'],
  ['directeur', 'alertes', '#/alertes', 'h1'],
  ['directeur', 'cellules', '#/cellules', '.reach'],
  ['directeur', 'gardes', '#/gardes', 'h1'],
  ['directeur', 'joignable', '#/joignable', '#telephone'],
  ['directeur', 'lits', '#/lits?etablissement=410000020', '.unit'],
  ['directeur', 'lits-region', '#/lits/region', '.figures'],
  ['directeur', 'lits-courbe', '#/lits/courbe?etablissement=410000020', '.curve'],
  ['directeur', 'lits-unite', '#/lits/unites/ue-410000020-rea', '.stepper'],
  ['directeur', 'lits-solidaires', '#/lits/solidarite', 'h1'],
  ['directeur', 'envois', '#/envois', '.empty'],
  ['clinicien', 'demander', '#/tensions/demander', '#groupe'],
  ['ars', 'paquet-de-crise', '#/crise', '.carried'],
];

for (const colorScheme of ['light', 'dark']) {
  const suffix = colorScheme === 'dark' ? '-sombre' : '';
  const look = async (page, name) => {
    await settled(page);
    await picture(page, `${name}${suffix}`);
    await accessible(page, name);
    await thumbs(page, name);
  };

  test(`each screen of a crisis is fit for everybody (${colorScheme})`, async (all) => {
    const pages = new Map();
    for (const [who, name, hash, sign] of SCREENS) {
      await all.test(name, async () => {
        if (!pages.has(who)) pages.set(who, await as(who, { colorScheme }));
        const page = pages.get(who);
        await to(page, hash);
        await page.locator(sign).first().waitFor();
        await look(page, name);
      });
    }
    for (const page of pages.values()) await page.context().close();
  });

  test(`a drill from its declaration to its end is fit for everybody (${colorScheme})`, async () => {
    const page = await as('directeur', { colorScheme });
    await to(page, '#/tensions/declarer?exercice=oui&groupe=medicine');
    await page.getByRole('button', { name: 'Plan de mobilisation interne' }).tap();
    await page.locator('.tick label').first().tap();
    await look(page, 'declarer-2');
    await page.getByRole('button', { name: /prévenir/ }).tap();
    await page.locator('.recipients').first().waitFor();
    await look(page, 'declarer-3');
    await page.getByRole('button', { name: 'VALIDEZ' }).tap();
    await page.getByRole('heading', { name: 'Le fil' }).waitFor();
    await page.getByRole('button', { name: 'Fermer ce message' }).tap();
    await look(page, 'tension');
    await page.getByRole('button', { name: 'Mettre à jour' }).tap();
    await page.getByLabel(/Où en est-on/).waitFor();
    await look(page, 'tension-mise-a-jour');
    await page.locator('.receipts a').tap();
    await page.getByRole('heading', { name: 'Qui a acquitté' }).waitFor();
    await look(page, 'alerte');
    await page.goBack();
    await page.getByRole('button', { name: 'Clore' }).tap();
    await look(page, 'tension-clore');
    await page.getByRole('button', { name: /Clore : ceux/ }).tap();
    await page.getByText(/c’est gardé/).waitFor();
    await page.context().close();
  });
}
