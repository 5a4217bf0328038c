import { ReportsApi, type ReportStateEnum } from '@client';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { moment } from '../format/time';
import { href } from '../shell/router';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';

const states: Record<ReportStateEnum, string> = {
  NEW: 'Envoyé',
  IN_PROGRESS: 'En cours',
  DONE: 'Traité',
  REFUSED: 'Non retenu',
};

export default function MyReportsScreen() {
  const reports = useLoad('reports', (signal) => using(ReportsApi).listReports({}, { signal }), { keep: true });
  return (
    <Page title="Mes signalements" up="/compte">
      <Loaded of={reports} what="vos signalements">
        {(page) => (
          <ul class="cards">
            {page.items.length === 0 && <li>Aucun encore.</li>}
            {page.items.map((report) => (
              <li class="card" key={report.id}>
                <p>
                  <b>{states[report.state] ?? 'En cours'}</b>
                  <span class="muted"> · {moment(report.createdAt)}</span>
                </p>
                <p>{report.message}</p>
                {report.answer && (
                  <p>
                    <b>Réponse :</b> {report.answer}
                  </p>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <div class="actions">
        <a class="fr-btn" href={href('/signaler')}>
          Nouveau signalement
        </a>
      </div>
    </Page>
  );
}
