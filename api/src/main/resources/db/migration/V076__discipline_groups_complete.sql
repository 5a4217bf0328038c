-- Critical care, surgery and rehabilitation as J17 has them, so that no bed of theirs is missing in a table by group.
INSERT INTO discipline_group_activity (group_id, activity_code)
SELECT 'critical-care-adult', code                      -- réanimation, soins intensifs, surveillance continue
  FROM unnest(ARRAY['124', '125', '352', '353', '357', '360', '362', '363', '364', '365', '366', '367', '368', '371',
                    '372', '374', '375', '376', '377', '378', '380', '381', '382', '383', '384', '385', '386', '387',
                    '388', '389', '390']) AS code
 UNION ALL
SELECT 'burns', code FROM unnest(ARRAY['359', '379']) AS code
 UNION ALL
SELECT 'critical-care-pediatric', code FROM unnest(ARRAY['369', '370', '391']) AS code
 UNION ALL
SELECT 'surgery', code
  FROM unnest(ARRAY['016', '017', '018', '023', '025', '030', '031', '032', '033', '096', '117', '177', '178', '184',
                    '280', '281', '436', '440', '467', '468', '469', '473', '474', '536', '537', '538', '539', '540',
                    '541', '542', '543', '544', '604', '605']) AS code
 UNION ALL
SELECT 'maternity', '022'                               -- chirurgie gynécologique
 UNION ALL
SELECT 'psychiatry', '355'                              -- soins intensifs en psychiatrie
 UNION ALL
SELECT 'rehabilitation', code
  FROM unnest(ARRAY['090', '172', '233', '234', '235', '236', '237', '238', '239', '240', '241', '242', '243', '244',
                    '245', '246', '247', '248', '513', '514', '515', '516', '517', '518', '519', '520', '521', '522',
                    '523', '524', '531', '532']) AS code
    ON CONFLICT DO NOTHING;

-- One group an activity: the groups of a table add up to the whole, and no bed is in two of them.
DROP INDEX discipline_group_activity_code;
CREATE UNIQUE INDEX discipline_group_activity_code ON discipline_group_activity (activity_code);
