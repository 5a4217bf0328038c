// The generated TypeScript client, compiled, against a server that is newer than it: an answer from the future.
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {createRequire} from 'node:module';
import {after, before, test} from 'node:test';

const {Configuration, ResponseError, SearchApi, SessionApi, TensionsApi} = createRequire(import.meta.url)(
  '../target/clients/typescript-js/index.js');

const session = {
  accessToken: 'jeton', tokenType: 'Bearer', expiresInSeconds: 900, refreshToken: 'suite', deviceBound: true,
  user: {
    id: 'u-1', login: 'clinicien', displayName: 'Clinicien', roles: ['CLINICIAN', 'DRONE_PILOT'],
    scopes: {facilities: [], crisisCells: [], regions: ['24'], planets: ['3']},
  },
};
const found = {
  total: 1, counts: {all: 1, drones: 1}, lenient: false, mood: {text: 'bonne', list: [1]},
  items: [{
    kind: 'DRONE', id: 'd-1', name: 'Drone de garde', demonstration: true, wings: 4,
    beds: {available: 2, updatedAt: '2031-01-01T00:00:00Z', source: 'DREAM', freshness: 'TOMORROW'},
  }],
};
const dryRun = {
  dryRun: true, recipients: [], unreachable: 0, push: {title: 't', text: 't'}, email: {subject: 's', text: 't'},
  partnersInTension: [], partnersWarned: [], pigeons: ['Colombe'],
};
const problem = {
  type: '/problems/compte-repris', title: 'Compte repris', status: 410, instance: '/me', requestId: 'r',
  detail: 'Ce compte a été repris par son établissement.', colour: 'rouge',
};

const asked = [];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  const answer = (status, body) => {
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, {'Content-Type': type}).end(JSON.stringify(body));
  };
  const path = request.url.split('?')[0];
  if (path === '/auth/login') answer(200, session);
  else if (path === '/search') answer(200, found);
  else if (path === '/tensions') answer(200, dryRun);
  else answer(410, problem);
});
let configuration;

before(async () => {
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  configuration = new Configuration({
    basePath: `http://127.0.0.1:${server.address().port}`, accessToken: async () => 'jeton',
  });
});
after(() => server.close());

test('a session with a role and fields that are not known is a session', async () => {
  const opened = await new SessionApi(configuration).login({loginRequest: {login: 'clinicien', password: 'x'}});
  assert.equal(opened.accessToken, 'jeton');
  assert.deepEqual(opened.user.roles, ['CLINICIAN', 'DRONE_PILOT']);
});

test('a result of an unknown kind still has its name and its figure', async () => {
  const page = await new SearchApi(configuration).search({q: 'réa', department: ['41', '37'], bedsAvailable: true});
  assert.equal(page.items[0].name, 'Drone de garde');
  assert.equal(page.items[0].beds.available, 2);
  assert.equal(page.items[0].beds.freshness, 'TOMORROW');
});

test('a list is asked for by repeating its parameter', async () => {
  await new SearchApi(configuration).search({department: ['41', '37']});
  const query = new URL(asked.at(-1).split(' ')[1], 'http://x').searchParams;
  assert.deepEqual(query.getAll('department'), ['41', '37']);
});

test('a dry run of tomorrow is still a dry run', async () => {
  const outcome = await new TensionsApi(configuration).declareTension({
    tensionDeclaration: {facilityId: '410000020', disciplineGroupId: 'g', planId: 'p'}, dryRun: true,
  });
  assert.equal('dryRun' in outcome, true);
  assert.match(asked.at(-1), /^POST \/tensions\?dryRun=true$/);
});

test('a problem of an unknown type still has its words', async () => {
  const refused = await new SessionApi(configuration).readMe().catch((error) => error);
  assert.ok(refused instanceof ResponseError);
  assert.equal(refused.response.status, 410);
  assert.equal((await refused.response.json()).detail, problem.detail);
});
