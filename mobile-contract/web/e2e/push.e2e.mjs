// A push as a browser gets it, from the tap that asks for it to the screen it opens. Pushes leave to a server of the test's own
// (ROR_E2E_FCM); what the application asks of Google is answered here, and Chromium's own tools hand the push to its service
// worker, as the push service would.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { prepare } from './declare.mjs';
import { ADDRESS, accessible, as, close, open, picture, settled, thumbs, to } from './phone.mjs';

const FCM = process.env.ROR_E2E_FCM;
const TOKEN = 'jeton-du-navigateur';

before(open);
after(close);

/** A browser whose push service is the test; `asked` is what it asked of Google. */
async function pushable(page, asked) {
  const context = page.context();
  await context.grantPermissions(['notifications'], { origin: ADDRESS });
  await context.addInitScript(() => {
    let subscription = null;
    const made = () => ({
      endpoint: 'https://push.exemple.fr/abonnement',
      expirationTime: null,
      options: {},
      getKey: (name) => new Uint8Array(name === 'auth' ? 16 : 65).fill(7).buffer,
      unsubscribe: async () => {
        subscription = null;
        return true;
      },
    });
    PushManager.prototype.getSubscription = async () => subscription;
    PushManager.prototype.subscribe = async (options) => {
      if (!options.userVisibleOnly || options.applicationServerKey.byteLength !== 65) throw new Error('abonnement mal demandé');
      subscription = made();
      return subscription;
    };
  });
  await context.route('https://*.googleapis.com/**', async (route) => {
    const request = route.request();
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*', 'access-control-allow-methods': '*' };
    if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers });
    asked.push(`${request.method()} ${new URL(request.url()).hostname}`);
    const answer = request.url().includes('firebaseinstallations')
      ? { name: 'essai', fid: 'dAbCdEfGhIjKlMnOpQrStU', refreshToken: 'r', authToken: { token: 'a', expiresIn: '604800s' } }
      : { token: TOKEN };
    return route.fulfill({ status: 200, headers, json: answer });
  });
  await page.reload();
  await settled(page);
}

const given = async () => (await fetch(FCM)).json();

/** What FCM was given for this browser after `known` others, as FCM hands it on. */
async function pushed(known, wanted) {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((next) => setTimeout(next, 100))) {
    const mine = (await given()).slice(known).filter((message) => message.token === TOKEN && wanted(message));
    if (mine.length > 0) {
      const { notification, data } = mine.at(-1);
      return { from: '123456789012', fcmMessageId: 'essai', priority: 'high', notification, data };
    }
  }
  throw new Error('FCM n’a rien reçu pour ce navigateur');
}

async function deliverer(page) {
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find((one) => one.scopeURL.startsWith(ADDRESS) && !one.isDeleted);
      if (ours) resolve(ours.registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  const registrationId = await registered;
  return (data) => devtools.send('ServiceWorker.deliverPushMessage', { origin: ADDRESS, registrationId, data });
}

const shown = (page) =>
  page.evaluate(async () => {
    const worker = await navigator.serviceWorker.ready;
    return (await worker.getNotifications()).map((one) => ({ title: one.title, body: one.body, tag: one.tag, stays: one.requireInteraction, silent: one.silent === true }));
  });

async function until(page, check) {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((next) => setTimeout(next, 100))) {
    const now = await shown(page);
    if (check(now)) return now;
  }
  throw new Error(`notifications : ${JSON.stringify(await shown(page))}`);
}

test('an alert reaches the phone by push, the server knows that it was shown, and a touch opens it', { skip: FCM ? false : 'ROR_E2E_FCM ne dit pas où sont les notifications' }, async () => {
  const ars = await as('ars');
  const asked = [];
  await pushable(ars, asked);
  await to(ars, '#/joignable');
  const receive = ars.getByRole('button', { name: 'Recevoir les alertes sur ce téléphone' });
  await receive.waitFor();
  await accessible(ars, 'joignable');
  await thumbs(ars, 'joignable');
  await receive.tap();
  await ars.getByText('Oui, même l’application fermée.').waitFor();
  await picture(ars, 'joignable-notifications');
  assert.deepEqual(asked, ['POST firebaseinstallations.googleapis.com', 'POST fcmregistrations.googleapis.com']);
  const deliver = await deliverer(ars);

  // The tension is raised by somebody else, and told to FCM for this browser.
  const director = await as('directeur');
  const known = (await given()).length;
  await prepare(director, { group: 'medicine', plan: 'Plan de mobilisation interne' });
  await director.getByRole('button', { name: 'VALIDEZ l’exercice' }).tap();
  await director.getByRole('heading', { name: 'Le fil' }).waitFor();
  const push = await pushed(known, ({ data }) => data.drill === 'true' && data.kind === 'TENSION_DECLARED');

  const told = ars.context().waitForEvent('response', (response) => response.url().endsWith('/receipt'));
  await deliver(JSON.stringify(push));
  const [notification] = await until(ars, (all) => all.length === 1);
  assert.equal(notification.title, push.notification.title);
  assert.equal(notification.body, push.notification.body);
  assert.match(notification.title, /EXERCICE/i);
  assert.equal(notification.tag, push.data.topicId);
  assert.equal((await told).status(), 204);
  await director.reload();
  await director.getByRole('link', { name: /1 a vu/ }).waitFor();

  // FCM may hand it over twice; a check says nothing for long; what cannot be read is shown all the same.
  assert.equal(notification.silent, false);
  await deliver(JSON.stringify(push));
  await until(ars, (all) => all.length === 1 && all[0].silent);
  await deliver(JSON.stringify({ ...push, data: { ...push.data, dedupeId: crypto.randomUUID(), raisedAt: '2020-01-01T00:00:00Z' } }));
  const beside = await until(ars, (all) => all.length === 2);
  assert.ok(beside.some((one) => one.tag === push.data.topicId), 'ce qui vient tard ne prend pas la place');
  await ars.evaluate(async (topic) => {
    const worker = await navigator.serviceWorker.ready;
    for (const one of await worker.getNotifications()) if (one.tag !== topic) one.close();
  }, push.data.topicId);
  await deliver(JSON.stringify({ data: { alertId: push.data.alertId, kind: 'REACHABILITY_PROBE', topicId: 'probe', dedupeId: push.data.dedupeId } }));
  await until(ars, (all) => all.some((one) => one.tag === 'ror-probe'));
  const [left] = await until(ars, (all) => all.length === 1);
  assert.equal(left.tag, push.data.topicId);
  await deliver('ceci n’est pas du JSON');
  await until(ars, (all) => all.some((one) => one.title === 'ROR mobile : une alerte'));
  await ars.evaluate(async () => {
    const worker = await navigator.serviceWorker.ready;
    for (const one of await worker.getNotifications({ tag: 'ror' })) one.close();
  });

  const [worker] = ars.context().serviceWorkers();
  await worker.evaluate(async (tag) => {
    const [one] = await self.registration.getNotifications({ tag });
    self.dispatchEvent(new NotificationEvent('notificationclick', { notification: one }));
  }, push.data.topicId);
  await ars.getByRole('button', { name: 'J’acquitte' }).waitFor();
  assert.ok(ars.url().endsWith(`#/alertes/${push.data.alertId}`));
  assert.deepEqual(await until(ars, (all) => all.length === 0), []);

  // Signing out ends it here; the server ends it with the session.
  await to(ars, '#/compte');
  await ars.getByRole('button', { name: 'Se déconnecter' }).tap();
  await ars.getByLabel('Identifiant').waitFor();
  await ars.waitForFunction(async () => {
    const worker = await navigator.serviceWorker.ready;
    return localStorage.getItem('ror.push') === null && (await worker.pushManager.getSubscription()) === null;
  });
  assert.deepEqual(ars.faults, []);

  await director.getByRole('button', { name: 'Clore' }).tap();
  await director.getByRole('button', { name: /Clore : ceux/ }).tap();
  await director.locator('.fr-badge', { hasText: 'Close' }).waitFor();
  await director.context().close();
  await ars.context().close();
});
