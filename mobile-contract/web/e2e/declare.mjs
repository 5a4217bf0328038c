// A declaration by hand, for the tests that need one.

/** From anywhere to the last step of a declaration, its dry run shown. */
export async function prepare(page, { group, plan, drill = true }) {
  const bar = page.getByRole('navigation', { name: 'Navigation principale' });
  await bar.getByRole('link', { name: 'Tensions' }).tap();
  await page.getByRole('link', { name: 'Déclarer une tension' }).tap();
  const select = page.getByLabel('Groupe de disciplines');
  await select.waitFor();
  if (group) await select.selectOption(group);
  if (drill) await page.getByRole('button', { name: 'Exercice', exact: true }).tap();
  await page.getByRole('button', { name: plan }).tap();
  await page.getByRole('button', { name: 'Qui sera prévenu' }).tap();
}
