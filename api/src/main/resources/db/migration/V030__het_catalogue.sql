-- The national frame: level 1 plan de mobilisation interne, level 2 plan blanc (guide ministériel d'aide à la
-- préparation et à la gestion des tensions hospitalières et des situations sanitaires exceptionnelles, 2019).
-- Groups, plans and actions named as the ROR of Centre-Val de Loire shows them.
INSERT INTO discipline_group (id, label, rank) VALUES
  ('critical-care-adult',     'Réanimation, soins intensifs adultes et surveillance continue',  1),
  ('burns',                   'Grands brûlés',                                                  2),
  ('critical-care-pediatric', 'Réanimation et soins intensifs pédiatriques et néonatals',       3),
  ('emergency',               'Urgences et UHCD',                                               4),
  ('medicine',                'Médecine',                                                       5),
  ('surgery',                 'Chirurgie',                                                      6),
  ('maternity',               'Gynécologie et obstétrique',                                     7),
  ('psychiatry',              'Psychiatrie',                                                    8),
  ('rehabilitation',          'Soins médicaux et de réadaptation',                              9);

-- J17 codes of the group.
INSERT INTO discipline_group_activity (group_id, activity_code)
SELECT 'critical-care-adult', code
  FROM unnest(ARRAY['122', '123', '126', '127', '129', '351', '354', '356', '361', '373']) AS code
 UNION ALL
SELECT 'burns', code FROM unnest(ARRAY['121', '175']) AS code
 UNION ALL
SELECT 'critical-care-pediatric', code FROM unnest(ARRAY['128', '130', '094']) AS code
 UNION ALL
SELECT 'emergency', code FROM unnest(ARRAY['157', '158', '160', '249']) AS code
 UNION ALL
SELECT 'medicine', code FROM unnest(ARRAY['013', '083', '088', '097', '098', '491']) AS code
 UNION ALL
SELECT 'maternity', code FROM unnest(ARRAY['100']) AS code
 UNION ALL
SELECT 'psychiatry', code FROM unnest(ARRAY['229']) AS code;

INSERT INTO het_plan (id, label, level, rank) VALUES
  ('pmi-1',        'Plan de mobilisation interne', 1, 1),
  ('plan-blanc-2', 'Plan blanc 2',                 2, 2);

INSERT INTO het_action (id, category, label, rank) VALUES
  ('cellule-veille',         'Pilotage',      'Activation d''une cellule de veille.',                                     1),
  ('cellule-crise',          'Pilotage',      'Activation d''une cellule de crise.',                                      2),
  ('reguler-admissions',     'Admissions',    'Régulation des admissions programmées.',                                   3),
  ('deprogrammer',           'Admissions',    'Déprogrammation d''interventions et d''hospitalisations non urgentes.',    4),
  ('limiter-visites',        'Admissions',    'Limitation des visites et des accompagnants.',                             5),
  ('ouvrir-lits',            'Lits',          'Ouverture de lits supplémentaires.',                                       6),
  ('transformer-lits',       'Lits',          'Transformation d''une unité.',                                             7),
  ('avancer-sorties',        'Lits',          'Anticipation des sorties.',                                                8),
  ('transfert-interne',      'Transferts',    'Transferts entre services de l''établissement.',                           9),
  ('transfert-externe',      'Transferts',    'Transferts vers d''autres établissements.',                               10),
  ('appel-aval',             'Transferts',    'Appel aux structures d''aval : HAD, SMR, EHPAD.',                         11),
  ('rappel-personnel',       'Personnel',     'Rappel de personnel.',                                                    12),
  ('renfort-urgences',       'Personnel',     'Renfort des urgences, du SMUR ou du brancardage.',                        13),
  ('renfort-materiel',       'Matériel',      'Mobilisation de matériel supplémentaire.',                                14),
  ('informer-samu',          'Communication', 'Information du SAMU et des établissements voisins.',                      15),
  ('informer-liberaux',      'Communication', 'Information des médecins libéraux.',                                      16);

INSERT INTO het_plan_action (plan_id, action_id)
SELECT 'pmi-1', id FROM het_action
 WHERE id IN ('cellule-veille', 'reguler-admissions', 'ouvrir-lits', 'avancer-sorties', 'transfert-interne',
              'appel-aval', 'rappel-personnel', 'renfort-urgences', 'informer-samu', 'informer-liberaux')
 UNION ALL
SELECT 'plan-blanc-2', id FROM het_action
 WHERE id <> 'cellule-veille';
