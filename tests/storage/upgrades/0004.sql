UPDATE teams SET country = 'IT' WHERE key = 'atalanta';
UPDATE matches SET referee = 'A Referee' WHERE key = 'first-leg';
INSERT INTO identities (provider, thing, ref, key, name) VALUES ('openligadb', 'team', '64', 'liverpool', NULL);
INSERT INTO doubts (provider, thing, ref, key, written, nearest, at, settled_at) VALUES
  ('openligadb', 'team', '65', 'atalanta-bc', 'Atalanta BC', '["atalanta"]', '2024-04-12 09:00:00.000000', NULL);
INSERT INTO standings (competition, season, source, part, said_at, rows) VALUES
  ('europa-league', '2023-24', 'provider', '', '2024-04-12 09:00:00.000000', '[]');
INSERT INTO providers (name, day, calls, "left", answered_at, failures, rests_until, problem) VALUES
  ('openligadb', '2024-04-12', 7, NULL, '2024-04-12 09:00:00.000000', 0, NULL, NULL);
INSERT INTO looks (provider, call, asked_at, etag, modified, failures, problem) VALUES
  ('openligadb', 'matches', '2024-04-12 09:00:00.000000', NULL, NULL, 0, NULL);
