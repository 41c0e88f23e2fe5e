-- Three seasons, 500 matches each, of 20 teams, with 1,000 channels of which 20 are on the web. What is said of
-- one match stands in the table `said`, and what a provider or a paper is called in `said_by`.

BEGIN;
CREATE TEMP TABLE n AS WITH RECURSIVE many(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM many WHERE n < 19999)
  SELECT n FROM many;

INSERT INTO teams (key, name, aliases) SELECT 'team-' || n, 'Team ' || n, '[]' FROM n WHERE n < 20;
INSERT INTO competitions (key, name, aliases) VALUES ('league', 'The League', '[]');
INSERT INTO sources (key, name, kind) SELECT key, name, kind FROM said_by;
INSERT INTO communities (platform, address, name)
  SELECT iif(n < 20, 'web', 'discord'), 'place-' || n, 'Place ' || n FROM n WHERE n < 1000;
INSERT INTO channels (community, platform, address, name) SELECT id, platform, address, name FROM communities;
INSERT INTO follows (channel, target) SELECT id, 'team:team-' || (id % 20) FROM channels;
INSERT INTO matches (key, competition, season, home, away, kickoff_at, status)
  SELECT 'match-' || n, 'league', n / 500, 'team-' || (n % 20), 'team-' || ((n + 1 + n / 20 % 19) % 20),
         strftime('%Y-%m-%d 19:00:00.000000', '2023-08-01', (n / 500 * 365 + n % 500 * 300 / 500) || ' days'),
         'finished'
  FROM n WHERE n < 1500;
UPDATE matches SET day = date(kickoff_at);

-- what was posted

CREATE TEMP TABLE kinds (n, kind);
INSERT INTO kinds VALUES
  (0, 'preview'), (1, 'team_news'), (2, 'team_news'), (3, 'predicted_lineup'), (4, 'kickoff_reminder'),
  (5, 'kickoff_reminder'), (6, 'lineup'), (7, 'predictions'), (8, 'live'), (9, 'goal'), (10, 'goal'), (11, 'goal'),
  (12, 'full_time'), (13, 'ballot'), (14, 'ratings');
INSERT INTO occasions (community, subject, kind, variant, lead, due_at, expires_at, priority, revision, facts, state,
                       trace)
  SELECT 0, key, kind, 'variant ' || n || '@' || kickoff_at, '', kickoff_at,
         strftime('%Y-%m-%d %H:%M:%S.000000', kickoff_at, '12 hours'), 2, 1,
         json_object('score', json_array(2, 1), 'kickoff', kickoff_at, 'scorers', printf('%120s', 'x')), 'told', 7
  FROM matches, kinds ORDER BY kickoff_at, n;
INSERT INTO deliveries (occasion, channel, platform, state, priority, due_at, not_before, wanted, revision, key,
                        attempts, reference, claimed_at, sent_at)
  SELECT occasions.id, follows.channel, channels.platform, 'sent', 2, due_at, due_at, 1, 1,
         lower(hex(randomblob(12))), 0, '12345678901234567/12345678901234567', due_at, due_at
  FROM occasions
  JOIN matches ON matches.key = subject
  JOIN follows ON target IN ('team:' || home, 'team:' || away)
  JOIN channels ON channels.id = follows.channel
  ORDER BY occasions.id, channels.id;
INSERT INTO places (channel, subject, kind, reference)
  SELECT channel, key, 'thread', '12345678901234567'
  FROM matches JOIN follows ON target = 'team:' || home WHERE channel % 5 = 0;
INSERT INTO remembered (name, value, at)
  SELECT 'telegram picture ' || hex(randomblob(16)), hex(randomblob(36)), kickoff_at FROM matches, n WHERE n < 10;

-- what stood in the rooms: each match live in 20 revisions, and answers to visitors

CREATE TEMP TABLE post AS SELECT json_object(
  'title', 'Full time', 'blocks', json_array(printf('%1200s', 'x')), 'source', json_array(), 'actions', json_array()
) AS json;
INSERT INTO room_messages (room, key, revision, at, first_at, kind, subject, post)
  SELECT address, 'live ' || matches.key, n + 1, strftime('%Y-%m-%d %H:%M:%S.000000', kickoff_at, n || ' minutes'),
         kickoff_at, 'live', matches.key, json
  FROM matches
  JOIN follows ON target IN ('team:' || home, 'team:' || away)
  JOIN channels ON channels.id = channel AND platform = 'web', n, post
  WHERE n < 20 ORDER BY kickoff_at, n;
INSERT INTO room_messages (room, key, revision, at, first_at, kind, subject, post, visitor, asked)
  SELECT 'place-' || n, 'asked ' || matches.key || n, 1, kickoff_at, kickoff_at, 'answer', '', json,
         hex(randomblob(16)), '/next'
  FROM matches, n, post WHERE n < 20;

-- what was read and said

INSERT INTO articles (digest, url, publisher, title, language, text, reading, match, trusted, came_at)
  SELECT hex(randomblob(32)), 'https://paper.example/' || key || n, 'A Paper', 'Player ratings', 'en', '',
         json_object('kind', 'ratings', 'marks', json_array(printf('%4000s', 'x'))), key, true, kickoff_at
  FROM matches, n WHERE n < 4 ORDER BY kickoff_at;
CREATE TEMP TABLE read_in (match PRIMARY KEY, article);
INSERT INTO read_in SELECT match, min(id) FROM articles GROUP BY match;
INSERT INTO claims (match, kind, about, value, source, said_at, recorded_at, official, digest, article, span)
  SELECT key, kind, replace(replace(replace(about, '{match}', key), '{home}', home), '{away}', away),
         replace(replace(value, '{home}', home), '{away}', away), source,
         strftime('%Y-%m-%d %H:%M:%S.000000', kickoff_at, minutes || ' minutes'),
         strftime('%Y-%m-%d %H:%M:%S.000000', kickoff_at, minutes || ' minutes'), official,
         lower(hex(randomblob(32))), iif(source LIKE 'paper%', article, NULL),
         iif(source LIKE 'paper%', '[0, 40]', NULL)
  FROM matches JOIN read_in ON read_in.match = key, said ORDER BY kickoff_at, minutes;

-- what 200 fans gave each match

INSERT INTO fans (name, since) SELECT 'Fan ' || n, '2023-08-01 12:00:00.000000' FROM n;
INSERT INTO ballots (match, opened_at, closes_at, open_for, halves, hidden, account_days, fans)
  SELECT key, kickoff_at, strftime('%Y-%m-%d %H:%M:%S.000000', kickoff_at, '14 hours'), 43200, true, true, 0, 200
  FROM matches;
INSERT INTO candidates (ballot, number, role, team, player)
  SELECT ballots.id, n, 'player', iif(n < 14, home, away), 'A Player With Number ' || n
  FROM ballots JOIN matches ON matches.key = match, n WHERE n < 28;
INSERT INTO sheets (ballot, fan, given_at, changed_at, platform)
  SELECT id, 1 + (id * 37 + n) % 20000, opened_at, opened_at, 'discord' FROM ballots, n WHERE n < 200;
INSERT INTO marks (ballot, fan, number, half_steps)
  SELECT ballot, fan, n, 6 + (fan + n) % 14 FROM sheets, n WHERE n < 14;
INSERT INTO tallies (ballot, number, half_steps, fans)
  SELECT ballot, number, half_steps, count(*) FROM marks GROUP BY ballot, number, half_steps;
COMMIT;
