INSERT INTO teams (key, name, aliases, colour) VALUES
  ('atalanta', 'Atalanta', '["La Dea"]', '#1e71b8'), ('liverpool', 'Liverpool', '["The Reds"]', NULL);
INSERT INTO players (team, name, aliases) VALUES ('liverpool', 'Mohamed Salah', '["Mo Salah"]');
INSERT INTO competitions (key, name, aliases) VALUES ('europa-league', 'Europa League', '["UEL"]');
INSERT INTO ties (key, first_home, first_away, away_goals, extra_time, winner_meets) VALUES
  ('uel-qf', 'liverpool', 'atalanta', false, true, 'Marseille');
INSERT INTO matches (key, competition, season, stage, home, away, tie, leg, kickoff_at, day, status) VALUES
  ('first-leg', 'europa-league', '2023-24', 'Quarter-final', 'liverpool', 'atalanta', 'uel-qf', 1,
   '2024-04-11 19:00:00.000000', '2024-04-11', 'finished'),
  ('second-leg', 'europa-league', '2023-24', 'Quarter-final', 'atalanta', 'liverpool', 'uel-qf', 2,
   '2024-04-18 19:00:00.000000', '2024-04-18', 'scheduled');
INSERT INTO sources (key, name, kind, url) VALUES
  ('provider', 'A Provider', 'provider', NULL), ('moderator:web:ann', 'Ann', 'moderator', NULL);
INSERT INTO communities (platform, address, name, left_at) VALUES
  ('web', 'reds', 'Reds', NULL), ('discord', '81', 'Left long ago', '2024-03-01 12:00:00.000000');
INSERT INTO claims (match, kind, about, value, source, said_at, recorded_at, community, official, withdrawn_at, digest) VALUES
  ('first-leg', 'KickoffOf', '{"match": "first-leg"}', '{"at": "2024-04-11T19:00:00Z", "day": null, "zone": "Europe/London"}',
   'provider', '2024-04-01 08:00:00.000000', '2024-04-01 08:00:01.000000', NULL, false, NULL, 'aa01'),
  ('first-leg', 'ResultOf', '{"match": "first-leg"}',
   '{"score": {"home": 0, "away": 3}, "half_time": null, "extra_time": false, "shootout": null}',
   'provider', '2024-04-11 21:00:00.000000', '2024-04-11 21:00:01.000000', NULL, true, NULL, 'aa02'),
  ('first-leg', 'ResultOf', '{"match": "first-leg"}',
   '{"score": {"home": 1, "away": 3}, "half_time": null, "extra_time": false, "shootout": null}',
   'moderator:web:ann', '2024-04-11 21:05:00.000000', '2024-04-11 21:05:00.000000', 1, false,
   '2024-04-11 21:06:00.000000', 'aa03'),
  ('second-leg', 'KickoffOf', '{"match": "second-leg"}', '{"at": "2024-04-18T19:00:00Z", "day": null, "zone": "Europe/London"}',
   'provider', '2024-04-01 08:00:00.000000', '2024-04-01 08:00:01.000000', NULL, false, NULL, 'aa04');
INSERT INTO changes (match, at) VALUES ('first-leg', '2024-04-11 21:00:01.000000'), (NULL, '2024-04-11 21:10:00.000000');
INSERT INTO channels (community, platform, address, name, language, zone, spoiler, silent, quiet_from, quiet_until, wishes,
  paused_at, paused_reason) VALUES
  (1, 'web', 'reds', 'Reds', 'en', 'Europe/London', true, false, '22:30', '07:00', '{"thread": true}', NULL, NULL),
  (2, 'discord', '8101', 'general', 'de', 'Europe/Berlin', false, true, NULL, NULL, '{}',
   '2024-03-01 12:00:00.000000', 'the bot was removed');
INSERT INTO follows (channel, target) VALUES (1, 'team:liverpool'), (2, 'competition:europa-league');
INSERT INTO rules (channel, kind, lead) VALUES (1, 'kickoff_reminder', '2h'), (1, 'full_time', ''), (2, 'goal', '');
INSERT INTO places (channel, subject, kind, reference, state) VALUES (2, 'first-leg', 'thread', '77', 'open');
INSERT INTO remembered (name, value) VALUES ('telegram offset', '42'), ('telegram picture 0a1b', 'FILE-1');
INSERT INTO occasions (community, subject, kind, variant, lead, due_at, expires_at, priority, revision, facts, state,
  stage, cursor, reason) VALUES
  (0, 'first-leg', 'full_time', '', '', '2024-04-11 21:00:00.000000', '2024-04-12 09:00:00.000000', 1, 2,
   '{"score": [0, 3]}', 'told', 4, 0, NULL),
  (0, 'second-leg', 'kickoff_reminder', '2h 2024-04-18T19:00', '2h', '2024-04-18 17:00:00.000000',
   '2024-04-18 17:10:00.000000', 2, 1, '{}', 'expanding', 1, 1, NULL),
  (1, 'first-leg', 'moved', 'x', '', '2024-04-10 21:00:00.000000', '2024-04-11 19:00:00.000000', 1, 1, '{}',
   'cancelled', 0, 0, 'what it was to say does not hold any more');
INSERT INTO deliveries (occasion, channel, platform, state, priority, due_at, not_before, wanted, revision, key, attempts,
  reference, worker, lease_until, claimed_at, sent_at, reason) VALUES
  (1, 1, 'web', 'sent', 1, '2024-04-11 21:00:00.000000', '2024-04-11 21:00:00.000000', 2, 1, 'k1', 1, 'm1', NULL, NULL,
   '2024-04-11 21:00:01.000000', '2024-04-11 21:00:02.000000', NULL),
  (1, 2, 'discord', 'unknown', 1, '2024-04-11 21:00:00.000000', '2024-04-11 21:00:00.000000', 2, 0, 'k2', 1, NULL, NULL,
   NULL, '2024-04-11 21:00:01.000000', NULL, 'the program stopped while this was being sent'),
  (2, 1, 'web', 'pending', 2, '2024-04-18 17:00:00.000000', '2024-04-18 17:00:00.000000', 1, 0, '', 0, NULL, NULL, NULL,
   NULL, NULL, NULL);
INSERT INTO room_messages (room, key, revision, at, first_at, kind, subject, post, visitor, asked) VALUES
  ('reds', 'k1', 1, '2024-04-11 21:00:02.000000', '2024-04-11 21:00:02.000000', 'full_time', 'first-leg',
   '{"title": "Full time", "blocks": [], "source": [], "actions": [], "colour": null}', NULL, NULL),
  ('reds', 'a1', 1, '2024-04-11 21:03:00.000000', '2024-04-11 21:03:00.000000', 'answer', '',
   '{"title": "Next", "blocks": [], "source": [], "actions": [], "colour": null}', 'a-visitor', '/next');
INSERT INTO marks (match, fan, team, player, half_steps, given_at) VALUES
  ('first-leg', 'web:ann', 'liverpool', 'Mohamed Salah', 9, '2024-04-11 21:20:00.000000'),
  ('first-leg', 'discord:7', 'liverpool', 'Mohamed Salah', 11, '2024-04-11 21:30:00.000000');
INSERT INTO tallies (match, team, player, half_steps, fans) VALUES
  ('first-leg', 'liverpool', 'Mohamed Salah', 9, 1), ('first-leg', 'liverpool', 'Mohamed Salah', 11, 1);
